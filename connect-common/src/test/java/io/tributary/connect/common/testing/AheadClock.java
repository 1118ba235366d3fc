package io.tributary.connect.common.testing;

import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.time.Instant;

/** The system's time, which a test can move forward, with a wall clock that it can step. */
final class AheadClock implements Time {
    private volatile Duration ahead = Duration.ZERO;
    private volatile Duration step = Duration.ZERO;
    private volatile Duration skipped = Duration.ZERO;

    /** Moves both clocks forward. */
    void advance(Duration duration) {
        ahead = ahead.plus(duration);
    }

    /** Moves only the steady clock forward. */
    void skip(Duration duration) {
        skipped = skipped.plus(duration);
    }

    /** Steps the wall clock ahead or back. No time passes. */
    void step(Duration duration) {
        step = step.plus(duration);
    }

    @Override
    public Instant instant() {
        return SYSTEM.instant().plus(ahead).plus(step);
    }

    @Override
    public long elapsedMs() {
        return SYSTEM.elapsedMs() + ahead.plus(skipped).toMillis();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        SYSTEM.sleep(duration);
    }
}
