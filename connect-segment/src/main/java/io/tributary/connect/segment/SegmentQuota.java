package io.tributary.connect.segment;

import io.tributary.connect.common.http.QuotaHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** {@code X-RateLimit-Remaining} and {@code X-RateLimit-Reset}, a date (Public API documentation, "Rate limits"). */
final class SegmentQuota implements QuotaHeaders {

    @Override
    public Duration hold(Map<String, String> headers, Instant now) {
        return "0".equals(headers.get("x-ratelimit-remaining")) ? untilReset(headers, now) : null;
    }

    /** From {@code now} to the end of the minute that is counted; null where it is missing or unreadable. */
    static Duration untilReset(Map<String, String> headers, Instant now) {
        String date = headers.get("x-ratelimit-reset");
        if (date == null) {
            return null;
        }
        try {
            Instant reset = ZonedDateTime.parse(date.trim(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return reset.isAfter(now) ? Duration.between(now, reset) : Duration.ZERO;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
