package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Refusal;
import io.tributary.simulators.http.Response;

/** Customer.io's error responses, whose format depends on the endpoint. */
final class CustomerIoErrors {

    private CustomerIoErrors() {}

    /** The usual format: a list of errors, whose status is text. */
    static Response of(int status, String detail) {
        ObjectNode body = Json.object();
        body.putArray("errors").addObject().put("detail", detail).put("status", Integer.toString(status));
        return Response.json(status, Json.bytes(body));
    }

    /** The format of older endpoints: a single text. */
    static Response meta(int status, String error) {
        ObjectNode body = Json.object();
        body.putObject("meta").put("error", error);
        return Response.json(status, Json.bytes(body));
    }

    static Response unauthorized() {
        ObjectNode body = Json.object();
        body.putArray("errors")
                .addObject()
                .put("code", "invalid_credentials")
                .put("detail", "unauthorized")
                .put("status", 401);
        return Response.json(401, Json.bytes(body));
    }

    static Response forbidden() {
        return meta(403, "your API key does not have the scope for this resource");
    }

    /** A request for what does not exist, which a correct client may send if it did before. */
    static Refusal missing() {
        return Refusal.of("missing", of(404, "not found"));
    }

    /** A request that a correct client never sends. */
    static Refusal malformed(String detail) {
        return Refusal.violation(detail, of(400, detail));
    }

    /** A request that a correct client may send. */
    static Refusal refused(String detail) {
        return Refusal.of(detail, of(400, detail));
    }
}
