package io.tributary.connect.segment;

import io.tributary.connect.common.http.QuotaHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** {@code X-RateLimit-Remaining} and {@code X-RateLimit-Reset}, a date (Public API documentation, "Rate limits"). */
final class SegmentQuota implements QuotaHeaders {
    /** Requests are counted per minute, so a later reset is not plausible. */
    private static final Duration LONGEST = Duration.ofHours(1);

    @Override
    public Duration hold(Map<String, String> headers, Instant now) {
        return QuotaHeaders.isUsedUp(headers) ? untilReset(headers, now) : null;
    }

    /** The time from {@code now} to the end of the counted minute, at least zero. Null if it is missing or unreadable. */
    static Duration untilReset(Map<String, String> headers, Instant now) {
        Duration left = QuotaHeaders.untilReset(headers, now);
        return left == null || left.compareTo(LONGEST) > 0 ? null : left;
    }
}
