package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Refusal;
import io.tributary.simulators.http.Response;
import java.util.Map;

/** Kustomer's error responses in both formats. */
final class KustomerErrors {

    private KustomerErrors() {}

    /** The short format: a code and a message. */
    static Response plain(int status, String code, String message) {
        ObjectNode error = Json.object().put("code", code).put("message", message);
        error.putObject("meta");
        return response(status, error);
    }

    /** The long format, in which the status is text. */
    static Response detailed(int status, String code, String title, String detail) {
        ObjectNode error = Json.object()
                .put("status", Integer.toString(status))
                .put("code", code)
                .put("title", title)
                .put("detail", detail);
        error.putObject("meta");
        return response(status, error);
    }

    private static Response response(int status, ObjectNode error) {
        ObjectNode body = Json.object();
        body.putArray("errors").add(error);
        return Response.json(status, Json.bytes(body));
    }

    /** The response for a status with only one usual code. */
    static Response ofStatus(int status) {
        return switch (status) {
            case 401 -> detailed(401, "unauthorized", "Unauthorized", "Invalid or missing token");
            case 403 -> detailed(403, "forbidden", "Forbidden", "Forbidden");
            case 404 -> detailed(404, "not_found", "Not Found", "Not found");
            default -> plain(status, status < 500 ? "bad_request" : "internal_error", "Status " + status);
        };
    }

    /** The API key lacks the role for a table. */
    static Response missingRole(String table) {
        String role = "org.permission." + KustomerTables.type(table) + ".read";
        return detailed(403, "forbidden", "Forbidden", "Missing role: " + role);
    }

    static Response tooMany(int limit, long resetAt) {
        ObjectNode error = Json.object().put("code", "rate_limit_exceeded").put("message", "Too Many Requests");
        error.putObject("meta").put("limit", limit);
        return response(429, error)
                .with(Map.of(
                        "x-ratelimit-limit", Integer.toString(limit),
                        "x-ratelimit-remaining", "0",
                        "x-ratelimit-reset", Long.toString(resetAt)));
    }

    /** An invalid request. */
    static Refusal malformed(String message) {
        return Refusal.violation(message, plain(400, "bad_request", message));
    }

    /** The usual response for a status, to a request that a correct client may send. */
    static Refusal refusedWith(int status) {
        return Refusal.of("status " + status, ofStatus(status));
    }

    /** A refused request that a correct client may try before it falls back. */
    static Refusal refused(String message) {
        return Refusal.of(message, plain(400, "bad_request", message));
    }
}
