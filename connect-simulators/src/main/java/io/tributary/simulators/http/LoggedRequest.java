package io.tributary.simulators.http;

import java.time.Instant;
import java.util.Map;

/**
 * A request that came, and what it got.
 *
 * @param at by the simulated clock, when it came
 * @param method upper case
 * @param path decoded
 * @param query as sent
 * @param endpoint the route's pattern; {@code METHOD unknown} when there is none
 * @param table of the endpoint; empty when there is none
 * @param status that was answered; 0 when nothing was
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
