package io.tributary.simulators.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A response.
 *
 * @param status the HTTP status
 * @param headers without {@code Content-Length}; {@code Date} and {@code Content-Encoding} replace the default ones
 * @param body before compression, unless the headers name an encoding
 * @param delivery how the response reaches the client
 */
public record Response(int status, Map<String, String> headers, byte[] body, Delivery delivery) {

    /** A response with a JSON body. */
    public static Response json(int status, byte[] body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    /** A response with a JSON body. */
    public static Response json(int status, String body) {
        return json(status, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A response with a body of any type. */
    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, Map.of("Content-Type", contentType), body, Delivery.COMPLETE);
    }

    /** No response: a reset or silent connection. */
    public static Response undelivered(Delivery delivery) {
        return new Response(0, Map.of(), new byte[0], delivery);
    }

    /** This response with more headers. */
    public Response with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Response(status, all, body, delivery);
    }

    /** This response with another body. */
    public Response withBody(byte[] other) {
        return new Response(status, headers, other, delivery);
    }

    /** This response with another delivery. */
    public Response delivered(Delivery other) {
        return new Response(status, headers, body, other);
    }
}
