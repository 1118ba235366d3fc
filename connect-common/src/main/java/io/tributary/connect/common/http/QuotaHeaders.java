package io.tributary.connect.common.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads from an answer's headers whether the quota is used up, so that no 429 has to be earned. */
@FunctionalInterface
public interface QuotaHeaders {
    /** An API whose answers say nothing about its quota. */
    QuotaHeaders NONE = (headers, now) -> null;

    /** {@code X-RateLimit-Remaining}, and {@code X-RateLimit-Reset} in any form of {@link ResetTime}. */
    QuotaHeaders RATE_LIMIT = (headers, now) -> isUsedUp(headers) ? untilReset(headers, now) : null;

    /** A number that is not above 0; the last of several, as a proxy may join them. */
    Pattern NOTHING_LEFT = Pattern.compile("(.*,)?\\s*(-\\d+|0+)(\\.\\d+)?\\s*");

    /**
     * How long to send nothing more; null where requests are left or nothing is said.
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

    /** From {@code now} to {@code X-RateLimit-Reset}, zero if that is past; null where it is missing or unreadable. */
    static Duration untilReset(Map<String, String> headers, Instant now) {
        return ResetTime.until(headers.get("x-ratelimit-reset"), now);
    }
}
