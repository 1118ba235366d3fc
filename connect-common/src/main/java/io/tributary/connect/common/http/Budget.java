package io.tributary.connect.common.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The requests that a task may send: a token bucket, filled evenly and small enough that no window of the vendor's sees
 * more than its limit, and a hold that all requests obey together when the server says so.
 */
public final class Budget {
    /** The bucket holds this part of a second's tokens: enough to make up for a late wake-up, no burst. */
    private static final double BUCKET_SECONDS = 0.04;

    private static final double MS = 1000.0;

    private final double perMs;
    private final double capacity;
    private final Clock clock;
    private final Sleeper sleeper;
    private double tokens;
    private long filledMs;
    private long heldUntilMs;

    /**
     * @param perSecond requests per second; 0 for no limit
     */
    public Budget(double perSecond, Clock clock, Sleeper sleeper) {
        this.perMs = perSecond / MS;
        this.capacity = Math.max(1, perSecond * BUCKET_SECONDS);
        this.clock = clock;
        this.sleeper = sleeper;
        this.tokens = capacity;
        this.filledMs = clock.millis();
    }

    /**
     * Waits until a request may be sent.
     *
     * @return how long it took
     * @throws InterruptedException when the task stops meanwhile
     */
    public Duration acquire() throws InterruptedException {
        long begun = clock.millis();
        for (long wait = tryAcquire(); wait > 0; wait = tryAcquire()) {
            sleeper.sleep(Duration.ofMillis(wait));
        }
        return Duration.ofMillis(clock.millis() - begun);
    }

    /** Lets no request through before {@code time}. */
    public synchronized void holdUntil(Instant time) {
        heldUntilMs = Math.max(heldUntilMs, time.toEpochMilli());
    }

    /** Takes a token; or returns the milliseconds after which to try again. */
    private synchronized long tryAcquire() {
        long now = clock.millis();
        if (now < heldUntilMs) {
            return heldUntilMs - now;
        }
        if (perMs == 0) {
            return 0;
        }
        tokens = Math.min(capacity, tokens + Math.max(0, now - filledMs) * perMs);
        filledMs = now;
        if (tokens < 1) {
            return Math.max(1, (long) Math.ceil((1 - tokens) / perMs));
        }
        tokens--;
        return 0;
    }
}
