package io.tributary.connect.common.http;

import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Admits requests under one limit, and holds all of them when the server asks to wait. Thread-safe: called from request threads. */
final class Budget {
    private static final Logger log = LoggerFactory.getLogger(Budget.class);
    /** Longer holds are logged, because the connector appears to do nothing. */
    private static final Duration LONG = Duration.ofHours(1);
    /** Responses to concurrent requests ask to wait until about the same time: ends within this range are logged once. */
    private static final long SAME_END_MS = 60_000;

    private final Limit limit;
    private final Time time;
    private long heldUntilMs;

    Budget(Limit limit, Time time) {
        this.limit = limit;
        this.time = time;
    }

    /**
     * Waits until a request may be sent.
     *
     * @throws InterruptedException if the task stops in the meantime
     */
    void acquire() throws InterruptedException {
        for (long wait = tryAcquire(); wait > 0; wait = tryAcquire()) {
            time.sleep(Duration.ofMillis(wait));
        }
    }

    /**
     * Holds all requests for {@code wait}. A hold of more than an hour is logged.
     *
     * @param why the reason, as a sentence without its full stop
     */
    synchronized void holdFor(Duration wait, String why) {
        long until = time.elapsedMsIn(wait.toMillis());
        if (wait.compareTo(LONG) > 0 && until - SAME_END_MS > heldUntilMs) {
            Instant end = time.instant().plus(wait).truncatedTo(ChronoUnit.SECONDS);
            log.warn("{}. No requests are sent until {}. Restart the task to retry immediately", why, end);
        }
        heldUntilMs = Math.max(heldUntilMs, until);
    }

    private synchronized long tryAcquire() {
        long now = time.elapsedMs();
        return now < heldUntilMs ? heldUntilMs - now : limit.tryTake(now);
    }
}
