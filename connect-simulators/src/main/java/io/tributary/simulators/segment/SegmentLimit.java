package io.tributary.simulators.segment;

import io.tributary.simulators.http.RateLimiter;
import io.tributary.simulators.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Segment's rate limit: headers of each response, and the 429. */
final class SegmentLimit {
    private static final String RESET = "X-RateLimit-Reset";

    private final Limited limited;

    SegmentLimit(Limited limited) {
        this.limited = limited;
    }

    Map<String, String> headers(RateLimiter.Window window) {
        String reset = date(Instant.ofEpochSecond(window.resetAt()));
        if (window.exceeded() && limited != Limited.RETRY_AFTER) {
            return limited == Limited.RESET ? Map.of(RESET, reset) : Map.of();
        }
        return Map.of(
                "X-RateLimit-Consumed",
                Integer.toString(window.limit() - window.remaining()),
                "X-RateLimit-Remaining",
                Integer.toString(window.remaining()),
                RESET,
                reset);
    }

    Response refusal(Instant now, long resetSeconds) {
        return switch (limited) {
            case RETRY_AFTER -> points(resetSeconds).with(Map.of("Retry-After", Long.toString(resetSeconds)));
            case BODY -> points(resetSeconds);
            case RESET -> SegmentErrors.rateLimited().with(Map.of(RESET, date(now.plusSeconds(resetSeconds))));
            case NONE -> SegmentErrors.rateLimited();
        };
    }

    private static Response points(long resetSeconds) {
        return SegmentErrors.tooManyRequests(Duration.ofSeconds(resetSeconds).toMillis());
    }

    private static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
