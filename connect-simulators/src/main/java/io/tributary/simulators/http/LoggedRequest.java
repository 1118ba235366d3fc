package io.tributary.simulators.http;

import java.time.Instant;
import java.util.Map;

/**
 * A request and the status of its response.
 *
 * @param at when it arrived, by the simulated clock
 * @param method upper case
 * @param path decoded
 * @param query as sent
 * @param endpoint the route's pattern; {@code METHOD unknown} if there is none
 * @param table of the endpoint; empty if there is none
 * @param status of the response; 0 if there was none
 * @param headers names in lower case, without credentials
 */
public record LoggedRequest(
        Instant at,
        String method,
        String path,
        String query,
        String endpoint,
        String table,
        int status,
        Map<String, String> headers) {}
