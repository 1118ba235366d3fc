package io.tributary.connect.segment;

import io.tributary.connect.common.http.QuotaHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** {@code X-RateLimit-Remaining} and {@code X-RateLimit-Reset}, a date (Public API documentation, "Rate limits"). */
final class SegmentQuota implements QuotaHeaders {
    /** Requests are counted by the minute: a reset that is further away is misread. */
    private static final Duration LONGEST = Duration.ofHours(1);

    @Override
    public Duration hold(Map<String, String> headers, Instant now) {
        return QuotaHeaders.isUsedUp(headers) ? untilReset(headers, now) : null;
    }

    /** From {@code now} to the end of the minute that is counted, zero if it is past; null where it is missing or unreadable. */
    static Duration untilReset(Map<String, String> headers, Instant now) {
        Duration left = QuotaHeaders.untilReset(headers, now);
        return left == null || left.compareTo(LONGEST) > 0 ? null : left;
    }
}
