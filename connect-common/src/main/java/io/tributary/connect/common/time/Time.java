package io.tributary.connect.common.time;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Where time comes from. {@link #instant()} is the wall clock, which may step back or ahead at any moment: it is for dates only.
 * Pauses, deadlines, budgets and schedules are measured by {@link #elapsedMs()}. Thread-safe.
 */
public interface Time extends InstantSource {
    /** The machine's. */
    Time SYSTEM = new SystemTime();

    /** Milliseconds since some moment in the past, not below 0; never goes back. */
    long elapsedMs();

    /**
     * Waits.
     *
     * @throws InterruptedException when the task stops meanwhile
     */
    void sleep(Duration duration) throws InterruptedException;

    /** What {@link #elapsedMs()} reads in {@code ms} milliseconds; {@link Long#MAX_VALUE}, which is never, beyond its range. */
    default long elapsedMsIn(long ms) {
        long now = elapsedMs();
        return ms > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + ms;
    }
}
