package io.tributary.connect.common.http;

import io.tributary.connect.common.time.Time;
import java.util.Map;

/**
 * What all requests to one API share. Used by all tables of a task. Immutable; the parts are thread-safe.
 *
 * @param headers sent with every request, such as the API's version
 * @param quotaHeaders reads the quota from response headers
 * @param check a cheap request that any valid credential may send
 * @param budget the task's share of the connector's budget
 * @param maxRetries maximum number of retries of one request, not counting 429s
 * @param serverClock reads the server's time from responses
 */
public record RestSettings(
        Authenticator authenticator,
        Map<String, String> headers,
        ErrorPolicy policy,
        QuotaHeaders quotaHeaders,
        Check check,
        TaskBudget budget,
        Backoff backoff,
        int maxRetries,
        ServerClock serverClock,
        Time time) {
    private static final int FEW_RETRIES = 2;

    /** The same settings with few retries. */
    RestSettings impatient() {
        return new RestSettings(
                authenticator,
                headers,
                policy,
                quotaHeaders,
                check,
                budget,
                backoff,
                Math.min(FEW_RETRIES, maxRetries),
                serverClock,
                time);
    }
}
