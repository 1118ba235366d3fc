package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Refusal;
import io.tributary.simulators.http.Response;

/** Segment's error responses: a list of errors, each of which has at least a type. */
final class SegmentErrors {

    private SegmentErrors() {}

    static Response of(int status, String type, String message) {
        ObjectNode body = Json.object();
        body.putArray("errors").addObject().put("type", type).put("message", message);
        return Response.json(status, body.toString());
    }

    /** A general error with this status. */
    static Response ofStatus(int status) {
        return switch (status) {
            case 401 -> of(401, "Unauthorized", "Unauthorized");
            case 403 -> of(403, "Forbidden", "Forbidden");
            case 404 -> of(404, "NotFound", "Resource not found");
            case 422 -> of(422, "ValidationFailure", "Validation failure");
            default -> of(status, "RequestError", "Status " + status);
        };
    }

    /** The requested row does not exist. */
    static Refusal notFound(String what) {
        return Refusal.of("no such " + what, ofStatus(404));
    }

    /** An invalid parameter that a correct client may send. */
    static Refusal refused(String field, String message) {
        return Refusal.of(field + ": " + message, invalid(field, message));
    }

    /** An invalid parameter that a correct client never sends. */
    static Refusal malformed(String field, String message) {
        return Refusal.violation(field + ": " + message, invalid(field, message));
    }

    private static Response invalid(String field, String message) {
        ObjectNode body = Json.object();
        body.putArray("errors")
                .addObject()
                .put("type", "input-validation")
                .put("message", message)
                .put("field", field);
        return Response.json(422, body.toString());
    }

    /** Too many requests, without a time to retry. */
    static Response rateLimited() {
        return of(429, "RateLimited", "Rate limit exceeded");
    }

    /** The token's points are used up. */
    static Response tooManyRequests(long msBeforeNext) {
        ObjectNode body = Json.object();
        body.putArray("errors")
                .addObject()
                .put("type", "RequestError")
                .put("message", "Too many requests")
                .putObject("data")
                .put("remainingPoints", 0)
                .put("msBeforeNext", msBeforeNext)
                .put("consumedPoints", 21);
        return Response.json(429, body.toString());
    }
}
