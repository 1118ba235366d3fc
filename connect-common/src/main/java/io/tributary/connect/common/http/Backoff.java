package io.tributary.connect.common.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential waiting with jitter: between four fifths and the whole of {@code first * 2^n}, at most {@code max} and never above a
 * day. The server's own word comes first, as long as it is to be believed.
 */
public final class Backoff {
    private static final int MAX_DOUBLINGS = 30;
    /** The part of a pause that chance decides; it is small, so that the retries last as long as the documentation says. */
    private static final int JITTER = 5;
    /** Who asks for more is asked again by then. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final long firstMs;
    private final long maxMs;
    private final RandomGenerator random;

    public Backoff(Duration first, Duration max, RandomGenerator random) {
        this.firstMs = Math.min(first.toMillis(), LONGEST.toMillis());
        this.maxMs = Math.min(max.toMillis(), LONGEST.toMillis());
        this.random = random;
    }

    /** How long to wait where the server asks for so much: a reset in the year 9999 is none. */
    static Duration believable(Duration asked) {
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }

    /**
     * How long to wait after {@code failures} failures in a row, of which there is at least one.
     *
     * @param asked what the server asks for; null where it does not say
     */
    public Duration delay(int failures, Duration asked) {
        if (asked != null) {
            return believable(asked).plusMillis(random.nextLong(firstMs + 1));
        }
        long whole = Math.min(maxMs, firstMs << Math.min(failures - 1, MAX_DOUBLINGS));
        return Duration.ofMillis(whole - random.nextLong(whole / JITTER + 1));
    }
}
