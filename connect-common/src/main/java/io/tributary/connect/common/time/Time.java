package io.tributary.connect.common.time;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The source of time. {@link #instant()} is the wall clock, which may jump back or ahead at any moment: use it for dates only.
 * Measure pauses, deadlines, budgets and schedules with {@link #elapsedMs()}. Thread-safe.
 */
public interface Time extends InstantSource {
    /** The machine's time. */
    Time SYSTEM = new SystemTime();

    /** Milliseconds since some moment in the past, at least 0. Never decreases. */
    long elapsedMs();

    /**
     * Waits.
     *
     * @throws InterruptedException if the task stops in the meantime
     */
    void sleep(Duration duration) throws InterruptedException;

    /** The value of {@link #elapsedMs()} in {@code ms} milliseconds, at most {@link Long#MAX_VALUE}, which means never. */
    default long elapsedMsIn(long ms) {
        long now = elapsedMs();
        return ms > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + ms;
    }
}
