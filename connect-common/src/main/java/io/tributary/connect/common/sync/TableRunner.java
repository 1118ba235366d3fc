package io.tributary.connect.common.sync;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.Backoff;
import io.tributary.connect.common.reading.TableContext;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a sync when it is due, pauses its table when the API refuses it or has changed its responses, restarts the sync when a
 * cursor expires, and logs progress. Belongs to the task's thread.
 */
public final class TableRunner {
    private static final Logger log = LoggerFactory.getLogger(TableRunner.class);
    private static final long PROBE_MS = 3_600_000;
    private static final long FIRST_PROGRESS_MS = 10_000;
    /** How often a sync restarts, without sending a row, because the API refuses its cursor. */
    private static final int RESTARTS_AFTER_REFUSALS = 1;
    /** The first pause while another program holds what a table needs. */
    private static final Duration BUSY = Duration.ofMinutes(1);

    private static final Duration LONGEST_BUSY = Duration.ofMinutes(10);

    private final TableContext context;
    private final Sync sync;
    private final Schedule schedule;
    private boolean running;
    private boolean parked;
    private int restarts;
    private int refusals;
    private int busy;
    private long dueMs;
    private long begunMs;
    private long nextProgressMs;
    private long progressPauseMs;
    private long rows;
    private long requestsBefore;

    TableRunner(TableContext context, Sync sync, Schedule schedule) {
        this.context = context;
        this.sync = sync;
        this.schedule = schedule;
        this.dueMs = schedule.time().elapsedMsIn(schedule.firstDelayMs());
    }

    /**
     * Starts the sync if it is due, and returns what is ready to be sent.
     *
     * @throws ConnectException if the task has to fail
     */
    public Batch poll() {
        long now = schedule.time().elapsedMs();
        if (!running && now < dueMs) {
            return Batch.EMPTY;
        }
        try {
            begin(now);
            Batch batch = sync.poll();
            count(batch, now);
            return batch;
        } catch (RuntimeException e) {
            sync.abandon();
            running = false;
            fail(e, now);
            return Batch.EMPTY;
        }
    }

    private void fail(RuntimeException failure, long now) {
        if (failure instanceof ApiException refusal) {
            handle(refusal, now);
        } else if (Thread.currentThread().isInterrupted() || !sync.canWait(failure)) {
            throw failure;
        } else {
            retryLater(failure, now);
        }
    }

    /** Milliseconds until the next sync is due; 0 while one is running. */
    public long untilDue() {
        return running ? 0 : Math.max(0, dueMs - schedule.time().elapsedMs());
    }

    /** The current offset of the table's own partition; null if another runner keeps it. */
    public Map<String, Object> offset() {
        return sync.offset();
    }

    /** Whether the table is paused, because the API refuses it. */
    public boolean isParked() {
        return parked;
    }

    /** The table and its position. */
    @Override
    public String toString() {
        return sync.position().isEmpty() ? table() : table() + " from " + sync.position();
    }

    private String table() {
        return context.table().name();
    }

    private void begin(long now) {
        if (!running) {
            sync.begin();
            running = true;
            begunMs = now;
            progressPauseMs = FIRST_PROGRESS_MS;
            nextProgressMs = now + progressPauseMs;
            rows = 0;
            requestsBefore = context.metrics().getRequests();
            context.metrics().syncBegins();
        }
    }

    private void count(Batch batch, long now) {
        batch.emissions().forEach(this::count);
        rows += batch.emissions().size();
        refusals = batch.isEmpty() ? refusals : 0;
        busy = batch.isEmpty() ? busy : 0;
        if (!batch.isEmpty() || sync.complete()) {
            context.metrics().position(sync.position());
        }
        if (sync.complete()) {
            end(now);
        } else if (now >= nextProgressMs) {
            progressPauseMs *= 2;
            nextProgressMs = now + progressPauseMs;
            log.info("Table {}: {} rows sent, {} requests, {} s so far", table(), rows, requests(), seconds(now));
        }
    }

    private void count(Batch.Emission emission) {
        if (emission.reject() != null) {
            context.metrics().deadLetterSent();
        } else if (emission.value() == null) {
            context.metrics().tombstoneSent();
        } else {
            context.metrics().rowSent();
        }
    }

    private void end(long now) {
        running = false;
        parked = false;
        restarts = 0;
        refusals = 0;
        busy = 0;
        dueMs = schedule.time().elapsedMsIn(schedule.intervalMs());
        context.metrics().syncEnds(schedule.time().millis());
        log.info(
                "Table {}: {}, {} rows sent, {} requests, {} s{}",
                table(),
                sync.done(),
                rows,
                requests(),
                seconds(now),
                sync.position().isEmpty() ? "" : ", position " + sync.position());
    }

    private long requests() {
        return context.metrics().getRequests() - requestsBefore;
    }

    private double seconds(long now) {
        return (now - begunMs) / 1000.0;
    }

    private void handle(ApiException failure, long now) {
        if (failure.kind() == ApiException.Kind.BUSY) {
            awaitOthers(failure, now);
        } else if (failure.kind() == ApiException.Kind.EXPIRED_CURSOR && mayRestart(failure)) {
            restart(failure, now);
        } else if (sync.canWait(failure)) {
            retryLater(failure, now);
        } else if (isOfTable(failure)) {
            park(failure, now);
        } else {
            String often = restarts == 0 ? "" : ". Given up after " + restarts + " attempts";
            throw new ConnectException(failure.getMessage() + often, failure);
        }
    }

    private static boolean isOfTable(ApiException failure) {
        return switch (failure.kind()) {
            case UNAVAILABLE, GONE, UNREADABLE, EMPTY -> true;
            case EXPIRED_CURSOR -> isRefused(failure);
            default -> false;
        };
    }

    private static boolean isRefused(ApiException failure) {
        return failure.status() / 100 == 4;
    }

    private boolean mayRestart(ApiException failure) {
        restarts++;
        refusals += isRefused(failure) ? 1 : 0;
        return restarts <= schedule.maxRestarts() && refusals <= RESTARTS_AFTER_REFUSALS;
    }

    private void restart(ApiException failure, long now) {
        dueMs = now + schedule.backoff().delay(restarts, failure.retryAfter()).toMillis();
        log.warn("{}: the sync restarts from the position in {} ms", failure.getMessage(), dueMs - now);
    }

    /** Frequent requests do not make the other program finish earlier: the pauses grow. */
    private void awaitOthers(ApiException failure, long now) {
        Duration first = failure.retryAfter() == null ? BUSY : failure.retryAfter();
        long pause = new Backoff(first, LONGEST_BUSY, new SplittableRandom())
                .delay(++busy, null)
                .toMillis();
        dueMs = now + pause;
        context.metrics().waiting();
        String message = "{}. The table waits for the other program and is retried in {} s; the other tables continue";
        if (busy == 1) {
            log.warn(message, failure.getMessage(), pause / 1000);
        } else {
            log.info(message, failure.getMessage(), pause / 1000);
        }
    }

    private void retryLater(RuntimeException failure, long now) {
        parked = true;
        restarts = 0;
        refusals = 0;
        dueMs = now + Math.min(schedule.intervalMs(), PROBE_MS);
        log.warn(
                "Table {}: it was not {}, which is retried in {} s; the table itself continues: {}",
                table(),
                sync.done(),
                (dueMs - now) / 1000,
                failure.getMessage());
    }

    private void park(ApiException failure, long now) {
        if (schedule.failWhenUnavailable()) {
            throw new ConnectException(
                    failure.getMessage() + ". The task fails because tables.unavailable is \"fail\"", failure);
        }
        parked = true;
        restarts = 0;
        refusals = 0;
        dueMs = now + PROBE_MS;
        context.metrics().parked();
        log.error(
                "{}. The table is paused and retried hourly, and after a restart of the task; the other tables continue. Fix"
                        + " what the message says, or remove the table from the setting \"tables\"",
                failure.getMessage());
    }
}
