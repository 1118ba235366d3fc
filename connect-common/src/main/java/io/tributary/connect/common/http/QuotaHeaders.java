package io.tributary.connect.common.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads from response headers whether the quota is used up, so that the connector stops before it gets a 429. */
@FunctionalInterface
public interface QuotaHeaders {
    /** For an API whose responses do not mention the quota. */
    QuotaHeaders NONE = (headers, now) -> null;

    /** {@code X-RateLimit-Remaining}, and {@code X-RateLimit-Reset} in any format of {@link ResetTime}. */
    QuotaHeaders RATE_LIMIT = (headers, now) -> isUsedUp(headers) ? untilReset(headers, now) : null;

    /** A number that is not above 0. The last one counts if a proxy has joined several. */
    Pattern NOTHING_LEFT = Pattern.compile("(.*,)?\\s*(-\\d+|0+)(\\.\\d+)?\\s*");

    /**
     * How long to hold requests. Null if requests are left or the headers do not say.
     *
     * @param headers by lower-case name
     * @param now the server's clock
     */
    Duration hold(Map<String, String> headers, Instant now);

    /** Whether {@code X-RateLimit-Remaining} says that no request is left. */
    static boolean isUsedUp(Map<String, String> headers) {
        return NOTHING_LEFT
                .matcher(headers.getOrDefault("x-ratelimit-remaining", ""))
                .matches();
    }

    /** The time from {@code now} to {@code X-RateLimit-Reset}, at least zero. Null if it is missing or unreadable. */
    static Duration untilReset(Map<String, String> headers, Instant now) {
        return ResetTime.until(headers.get("x-ratelimit-reset"), now);
    }
}
