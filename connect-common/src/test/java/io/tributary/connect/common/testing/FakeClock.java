package io.tributary.connect.common.testing;

import io.tributary.connect.common.time.Time;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves. Sleeping moves it too, instead of waiting. */
public class FakeClock extends Clock implements Time {
    private final AtomicLong millis = new AtomicLong();
    private final AtomicLong elapsed = new AtomicLong();
    private final List<Duration> sleeps = new CopyOnWriteArrayList<>();

    public FakeClock(long ms) {
        millis.set(ms);
    }

    /** Lets time pass. */
    public void advance(long ms) {
        elapsed.addAndGet(ms);
        step(ms);
    }

    /** Steps the wall clock ahead or, below 0, back. No time passes. */
    public void step(long ms) {
        millis.addAndGet(ms);
    }

    /** The duration of each sleep. */
    public List<Duration> sleeps() {
        return sleeps;
    }

    @Override
    public void sleep(Duration duration) {
        sleeps.add(duration);
        advance(duration.toMillis());
    }

    @Override
    public long elapsedMs() {
        return elapsed.get();
    }

    @Override
    public long millis() {
        return millis.get();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
