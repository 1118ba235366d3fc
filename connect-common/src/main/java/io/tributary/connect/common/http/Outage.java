package io.tributary.connect.common.http;

import io.tributary.connect.common.time.Time;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the failing requests of a table that are retried: the first failure, further ones at growing intervals, and when all requests
 * succeed again. However many requests fail at the same time, there is one line. Thread-safe: called from request threads.
 */
final class Outage {
    private static final Logger log = LoggerFactory.getLogger(Outage.class);
    private static final long FIRST_INTERVAL_MS = Duration.ofSeconds(10).toMillis();
    private static final long LAST_INTERVAL_MS = Duration.ofMinutes(10).toMillis();
    /** An outage that begins this long after the previous one is logged immediately. */
    private static final long RECOVERED_MS = Duration.ofMinutes(1).toMillis();
    /** Longer pauses are always logged. */
    private static final Duration LONG = Duration.ofHours(1);

    private final String table;
    private final Time time;
    private int failing;
    private boolean logged;
    private long begunMs;
    private long lastMs;
    private long nextMs;
    private long intervalMs = FIRST_INTERVAL_MS;

    Outage(String table, Time time) {
        this.table = table;
        this.time = time;
    }

    /** A request has failed for the first time. */
    synchronized void started() {
        if (failing++ == 0) {
            begunMs = time.elapsedMs();
        }
    }

    /**
     * A request has failed and will be retried.
     *
     * @param attempt the number of the failed attempt, from 1
     * @param max the maximum number of attempts
     * @param pause until the next attempt
     */
    synchronized void failed(ApiException failure, int attempt, int max, Duration pause) {
        long now = time.elapsedMs();
        intervalMs = now - lastMs > LAST_INTERVAL_MS ? FIRST_INTERVAL_MS : intervalMs;
        lastMs = now;
        if (now >= nextMs || pause.compareTo(LONG) > 0) {
            warn(failure, attempt, max, pause);
            nextMs = now + intervalMs;
            intervalMs = Math.min(LAST_INTERVAL_MS, 2 * intervalMs);
        }
    }

    private void warn(ApiException failure, int attempt, int max, Duration pause) {
        logged = true;
        log.warn(
                "{}. Attempt {} of {}, next attempt in {} s; failing requests of this table: {}",
                failure.getMessage(),
                attempt,
                max,
                Math.max(1, pause.toSeconds()),
                failing);
    }

    /**
     * A request that had failed ends.
     *
     * @param succeeded whether it succeeded in the end
     */
    synchronized void ended(boolean succeeded) {
        failing--;
        if (failing > 0 || !logged) {
            return;
        }
        logged = false;
        long now = time.elapsedMs();
        nextMs = Math.min(nextMs, now + RECOVERED_MS);
        if (succeeded) {
            log.info(
                    "Table {}: requests succeed again, {} s after the first failure",
                    table,
                    Duration.ofMillis(now - begunMs).toSeconds());
        }
    }
}
