package io.tributary.connect.common.testing;

import io.tributary.connect.common.http.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves, and a sleeper that moves it instead of sleeping. */
public final class FakeClock extends Clock implements Sleeper {
    private final AtomicLong millis = new AtomicLong();
    private final List<Duration> sleeps = new CopyOnWriteArrayList<>();

    public FakeClock(long ms) {
        millis.set(ms);
    }

    public void advance(long ms) {
        millis.addAndGet(ms);
    }

    /** How long it was slept each time. */
    public List<Duration> sleeps() {
        return sleeps;
    }

    @Override
    public void sleep(Duration duration) {
        sleeps.add(duration);
        advance(duration.toMillis());
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
