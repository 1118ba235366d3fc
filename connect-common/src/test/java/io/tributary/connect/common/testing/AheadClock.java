package io.tributary.connect.common.testing;

import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.time.Instant;

/** The system's time, put forward by a test, with a wall clock that it may set besides. */
final class AheadClock implements Time {
    private volatile Duration ahead = Duration.ZERO;
    private volatile Duration step = Duration.ZERO;
    private volatile Duration skipped = Duration.ZERO;

    /** Puts the time forward. */
    void advance(Duration duration) {
        ahead = ahead.plus(duration);
    }

    /** Puts the steady clock forward, and not the wall clock. */
    void skip(Duration duration) {
        skipped = skipped.plus(duration);
    }

    /** Sets the wall clock ahead or back; no time passes. */
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
