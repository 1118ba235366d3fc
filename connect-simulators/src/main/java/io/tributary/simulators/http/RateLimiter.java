package io.tributary.simulators.http;

import java.time.Duration;
import java.util.Optional;

/** Counts requests in fixed windows of the simulated clock. Unlimited until a limit is set. Thread-safe. */
public final class RateLimiter {

    /**
     * The window after a request was counted in it.
     *
     * @param limit requests allowed in the window
     * @param remaining requests in the window
     * @param resetAt when the window ends, UNIX seconds
     * @param exceeded whether this request exceeds the limit
     */
    public record Window(int limit, int remaining, long resetAt, boolean exceeded) {}

    private final SimulatedClock clock;
    private int limit;
    private long windowSeconds;
    private long window = Long.MIN_VALUE;
    private int used;

    RateLimiter(SimulatedClock clock) {
        this.clock = clock;
    }

    /** Allows {@code requests} in each window of this length (whole seconds). */
    public synchronized void limit(int requests, Duration length) {
        this.limit = requests;
        this.windowSeconds = length.toSeconds();
        this.window = Long.MIN_VALUE;
    }

    /** Removes the limit. */
    public synchronized void off() {
        this.limit = 0;
    }

    synchronized Optional<Window> count() {
        if (limit == 0) {
            return Optional.empty();
        }
        long current = Math.floorDiv(clock.seconds(), windowSeconds);
        if (current != window) {
            this.window = current;
            this.used = 0;
        }
        boolean exceeded = used >= limit;
        if (!exceeded) {
            this.used = used + 1;
        }
        return Optional.of(new Window(limit, limit - used, (current + 1) * windowSeconds, exceeded));
    }
}
