package io.tributary.connect.common.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with jitter: between four fifths and all of {@code first * 2^n}, at most {@code max} and at most a day.
 * A plausible {@code Retry-After} takes precedence.
 */
public final class Backoff {
    private static final int MAX_DOUBLINGS = 30;
    /** The random part of a pause is a fifth. It is small, so that the retries take as long as documented. */
    private static final int JITTER = 5;
    /** The longest pause, even if the server asks for more. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final long firstMs;
    private final long maxMs;
    private final RandomGenerator random;

    public Backoff(Duration first, Duration max, RandomGenerator random) {
        this.firstMs = Math.min(first.toMillis(), LONGEST.toMillis());
        this.maxMs = Math.min(max.toMillis(), LONGEST.toMillis());
        this.random = random;
    }

    /** The server's wait, at most a day: a reset in the year 9999 is not plausible. */
    static Duration plausible(Duration requested) {
        return requested.compareTo(LONGEST) < 0 ? requested : LONGEST;
    }

    /**
     * The pause after {@code failures} consecutive failures, at least one.
     *
     * @param requested what the server asks for; null if it does not say
     */
    public Duration delay(int failures, Duration requested) {
        if (requested != null) {
            return plausible(requested).plusMillis(random.nextLong(firstMs + 1));
        }
        long whole = Math.min(maxMs, firstMs << Math.min(failures - 1, MAX_DOUBLINGS));
        return Duration.ofMillis(whole - random.nextLong(whole / JITTER + 1));
    }
}
