package io.tributary.connect.common.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's clock, from the response header {@code Date}. Positions depend on it, so a time that is far from the worker's is
 * ignored. Thread-safe.
 */
public final class ServerClock {
    private static final Logger log = LoggerFactory.getLogger(ServerClock.class);
    private static final Duration MARGIN = Duration.ofDays(1);

    private final InstantSource worker;
    private final AtomicBoolean logged = new AtomicBoolean();

    /**
     * @param worker the worker's clock
     */
    public ServerClock(InstantSource worker) {
        this.worker = worker;
    }

    /**
     * The server's time of a response. The worker's time if the response has none, or if they differ by more than a day, which is
     * logged once.
     *
     * @param date the header {@code Date}; null if there is none
     */
    public Instant at(String date) {
        Instant now = worker.instant();
        Instant time = date == null ? null : HttpDate.parse(date);
        if (time == null) {
            return now;
        }
        if (Duration.between(now, time).abs().compareTo(MARGIN) <= 0) {
            return time;
        }
        if (logged.compareAndSet(false, true)) {
            log.warn(
                    "The server's clock says {} and the worker's {}. The worker's is used while they differ by more than a day."
                            + " Check the worker's clock",
                    time,
                    now);
        }
        return now;
    }
}
