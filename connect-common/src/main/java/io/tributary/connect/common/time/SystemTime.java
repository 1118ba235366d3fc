package io.tributary.connect.common.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The machine's time. No other class reads the machine's clocks. */
final class SystemTime implements Time {
    private final Clock wall = Clock.systemUTC();
    private final long start = System.nanoTime();

    @Override
    public Instant instant() {
        return wall.instant();
    }

    @Override
    public long elapsedMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }
}
