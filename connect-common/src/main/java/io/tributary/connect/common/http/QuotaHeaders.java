package io.tributary.connect.common.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Reads from an answer's headers whether the quota is used up, so that no 429 has to be earned. */
@FunctionalInterface
public interface QuotaHeaders {
    /** An API whose answers say nothing about its quota. */
    QuotaHeaders NONE = (headers, now) -> null;

    /**
     * How long to send nothing more; null where requests are left or nothing is said.
     *
     * @param headers by lower-case name
     * @param now the server's clock
     */
    Duration hold(Map<String, String> headers, Instant now);

    /** {@code X-RateLimit-Remaining}, and {@code X-RateLimit-Reset} as UNIX seconds. */
    static QuotaHeaders unixSeconds() {
        return (headers, now) -> {
            boolean usedUp = "0".equals(headers.get("x-ratelimit-remaining"));
            return usedUp ? untilReset(headers, now) : null;
        };
    }

    /** From {@code now} to the UNIX second of {@code X-RateLimit-Reset}; null where that is missing or unreadable. */
    static Duration untilReset(Map<String, String> headers, Instant now) {
        try {
            Instant reset = Instant.ofEpochSecond(Long.parseLong(headers.getOrDefault("x-ratelimit-reset", "")));
            return reset.isAfter(now) ? Duration.between(now, reset) : Duration.ZERO;
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }
}
