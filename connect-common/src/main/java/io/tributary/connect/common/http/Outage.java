package io.tributary.connect.common.http;

import io.tributary.connect.common.time.Time;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log about a table's requests that fail and are tried again: at the first failure of a stretch, then at growing
 * intervals, and when all of them are answered again. However many requests fail side by side, it speaks once. Thread-safe.
 */
final class Outage {
    private static final Logger log = LoggerFactory.getLogger(Outage.class);
    private static final long FIRST_INTERVAL_MS = Duration.ofSeconds(10).toMillis();
    private static final long LAST_INTERVAL_MS = Duration.ofMinutes(10).toMillis();
    /** An outage that begins so long after another one is told at once. */
    private static final long RECOVERED_MS = Duration.ofMinutes(1).toMillis();
    /** A longer pause is always told. */
    private static final Duration LONG = Duration.ofHours(1);

    private final String table;
    private final Time time;
    private int failing;
    private boolean told;
    private long begunMs;
    private long lastMs;
    private long nextMs;
    private long intervalMs = FIRST_INTERVAL_MS;

    Outage(String table, Time time) {
        this.table = table;
        this.time = time;
    }

    /** A request has failed for the first time. */
    synchronized void begun() {
        if (failing++ == 0) {
            begunMs = time.elapsedMs();
        }
    }

    /**
     * A request has failed and is tried again.
     *
     * @param attempt how often it has failed in a row
     * @param most how often it may
     * @param pause until it is sent again
     */
    synchronized void failed(ApiException failure, int attempt, int most, Duration pause) {
        long now = time.elapsedMs();
        intervalMs = now - lastMs > LAST_INTERVAL_MS ? FIRST_INTERVAL_MS : intervalMs;
        lastMs = now;
        if (now >= nextMs || pause.compareTo(LONG) > 0) {
            tell(failure, attempt, most, pause);
            nextMs = now + intervalMs;
            intervalMs = Math.min(LAST_INTERVAL_MS, 2 * intervalMs);
        }
    }

    private void tell(ApiException failure, int attempt, int most, Duration pause) {
        told = true;
        log.warn(
                "{}. Attempt {} of {}, next attempt in {} s; failing requests of this table: {}",
                failure.getMessage(),
                attempt,
                most,
                Math.max(1, pause.toSeconds()),
                failing);
    }

    /**
     * A request that had failed ends.
     *
     * @param answered whether it was answered at last
     */
    synchronized void ended(boolean answered) {
        failing--;
        if (failing > 0 || !told) {
            return;
        }
        told = false;
        long now = time.elapsedMs();
        nextMs = Math.min(nextMs, now + RECOVERED_MS);
        if (answered) {
            log.info(
                    "Table {}: requests succeed again, {} s after the first failure",
                    table,
                    Duration.ofMillis(now - begunMs).toSeconds());
        }
    }
}
