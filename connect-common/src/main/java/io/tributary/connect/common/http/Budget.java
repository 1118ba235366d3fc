package io.tributary.connect.common.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The requests that may be sent under one limit, and a hold that all of them obey together when the server says so. */
final class Budget {
    private final Limit limit;
    private final Clock clock;
    private final Sleeper sleeper;
    private long heldUntilMs;

    Budget(Limit limit, Clock clock, Sleeper sleeper) {
        this.limit = limit;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * Waits until a request may be sent.
     *
     * @throws InterruptedException when the task stops meanwhile
     */
    void acquire() throws InterruptedException {
        for (long wait = tryAcquire(); wait > 0; wait = tryAcquire()) {
            sleeper.sleep(Duration.ofMillis(wait));
        }
    }

    /** Lets no request through before {@code time}. */
    synchronized void holdUntil(Instant time) {
        heldUntilMs = Math.max(heldUntilMs, time.toEpochMilli());
    }

    private synchronized long tryAcquire() {
        long now = clock.millis();
        return now < heldUntilMs ? heldUntilMs - now : limit.tryTake(now);
    }
}
