package io.tributary.simulators.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer.
 *
 * @param status the HTTP status
 * @param headers as they go out, without {@code Content-Length}; {@code Date} and {@code Content-Encoding} in place of the
 *     usual ones
 * @param body before compression, unless the headers name an encoding
 * @param delivery how the answer reaches the client
 */
public record Response(int status, Map<String, String> headers, byte[] body, Delivery delivery) {

    /** An answer with a JSON body. */
    public static Response json(int status, byte[] body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    /** An answer with a JSON body. */
    public static Response json(int status, String body) {
        return json(status, body.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer with a body of any type. */
    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Map.of("Content-Type", contentType), body, Delivery.WHOLE);
    }

    /** An answer that never arrives in a readable shape: a reset or silent connection. */
    public static Response undelivered(Delivery delivery) {
        return new Response(0, Map.of(), new byte[0], delivery);
    }

    /** This answer with more headers. */
    public Response with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Response(status, all, body, delivery);
    }

    /** This answer, delivered in another way. */
    public Response delivered(Delivery how) {
        return new Response(status, headers, body, how);
    }
}
