package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.Refusal;
import io.tributary.simulators.http.Response;
import java.util.Map;
import java.util.UUID;

/** Intercom's error responses: a list of errors with codes, and the request's id in body and header. */
final class IntercomErrors {

    private IntercomErrors() {}

    static Response of(int status, String code, String message) {
        String id = UUID.randomUUID().toString();
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("type", "error.list").put("request_id", id);
        body.putArray("errors").addObject().put("code", code).put("message", message);
        return Response.json(status, body.toString()).with(Map.of("X-Request-Id", id));
    }

    /** The response for a status with only one usual code. */
    static Response ofStatus(int status) {
        return of(status, usualCode(status), "Status " + status);
    }

    private static String usualCode(int status) {
        return switch (status) {
            case 400 -> "bad_request";
            case 401 -> "unauthorized";
            case 403 -> "forbidden";
            case 404 -> "not_found";
            case 408 -> "request_timeout";
            case 409 -> "resource_conflict";
            case 422 -> "unprocessable_entity";
            case 429 -> "too_many_requests";
            case 500 -> "server_error";
            default -> status > 500 ? "service_unavailable" : "client_error";
        };
    }

    /** A valid token without the scope. */
    static Response tokenUnauthorized() {
        return of(401, "token_unauthorized", "Not authorized to access resource");
    }

    static Refusal notFound(String what) {
        return Refusal.of(what, of(404, "not_found", what));
    }

    /** The contact was merged into another one, which the response names. */
    static Refusal contactMerged(String canonical) {
        String message = "Contact has been merged";
        Response gone =
                of(410, "contact_merged", message).with(Map.of("Link", '<' + canonical + ">; rel=\"canonical\""));
        return Refusal.of(message, gone);
    }

    static Refusal companyNotFound() {
        String message = "Company Not Found";
        return Refusal.of(message, of(404, "company_not_found", message));
    }

    static Refusal versionInvalid() {
        String message = "Requested resource is not available in current API version.";
        return Refusal.of(message, of(400, "intercom_version_invalid", message));
    }

    /** An invalid request. */
    static Refusal malformed(String code, String message) {
        return Refusal.violation(code + ": " + message, of(400, code, message));
    }

    /** A refused request that a correct client may try before it falls back. */
    static Refusal refused(String code, String message) {
        return Refusal.of(code + ": " + message, of(400, code, message));
    }

    /** A known parameter with an unsupported value. */
    static Refusal unprocessable(String message) {
        return Refusal.violation(message, of(422, "unprocessable_entity", message));
    }
}
