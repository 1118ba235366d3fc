package io.tributary.connect.common.http;

import io.tributary.connect.common.time.Time;
import java.util.Map;

/**
 * How one API is talked to; shared by all tables of a task.
 *
 * @param headers sent with every request, such as the API's version
 * @param quotaHeaders what the answers' headers say about the quota
 * @param check a cheap request that any good credential may send
 * @param maxRetries how often one request is sent again after a failure that is no 429
 * @param serverClock reads the answers' dates
 */
public record RestSettings(
        Authenticator authenticator,
        Map<String, String> headers,
        ErrorPolicy policy,
        QuotaHeaders quotaHeaders,
        Check check,
        Budgets budgets,
        Backoff backoff,
        int maxRetries,
        ServerClock serverClock,
        Time time) {
    private static final int FEW_RETRIES = 2;

    /** The same with few retries. */
    RestSettings impatient() {
        return new RestSettings(
                authenticator,
                headers,
                policy,
                quotaHeaders,
                check,
                budgets,
                backoff,
                Math.min(FEW_RETRIES, maxRetries),
                serverClock,
                time);
    }
}
