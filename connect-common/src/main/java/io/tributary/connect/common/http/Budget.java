package io.tributary.connect.common.http;

import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests that may be sent under one limit, and a hold that all of them obey together when the server says so. */
final class Budget {
    private static final Logger log = LoggerFactory.getLogger(Budget.class);
    /** A longer hold looks like a connector that does nothing. */
    private static final Duration LONG = Duration.ofHours(1);
    /** Answers to requests that were in flight together name the same end, give or take this. */
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
     * @throws InterruptedException when the task stops meanwhile
     */
    void acquire() throws InterruptedException {
        for (long wait = tryAcquire(); wait > 0; wait = tryAcquire()) {
            time.sleep(Duration.ofMillis(wait));
        }
    }

    /**
     * Lets no request through for {@code wait}. One of more than an hour is told.
     *
     * @param why what asks for it, as a sentence without its full stop
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
