package io.tributary.quickstart;

import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.ConnectorStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Shows the progress of connectors. */
final class Watch {
    private static final Duration FRAME = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Replication> replications;
    private final ConnectWorker worker;
    private final WorkerTables tables;
    private final TopicCounts counts;
    private final Overview overview;
    private final Optional<PostgresSink> sink;
    private final Display display;
    private final InstantSource clock;
    private List<TableMetrics> metrics = List.of();
    private Instant lastPending;
    private boolean isComplete;

    Watch(
            List<Replication> replications,
            ConnectWorker worker,
            WorkerTables tables,
            TopicCounts counts,
            Optional<PostgresSink> sink,
            Display display,
            InstantSource clock) {
        this.replications = replications;
        this.worker = worker;
        this.tables = tables;
        this.counts = counts;
        this.overview = new Overview(replications, sink);
        this.sink = sink;
        this.display = display;
        this.clock = clock;
        this.lastPending = clock.instant();
    }

    /** Shows the tables until each has completed its first sync and its rows can be read. */
    void untilFirstSync() {
        while (!isComplete) {
            step();
        }
    }

    /** Shows the tables until a task fails. */
    void forever() {
        while (true) {
            step();
        }
    }

    /** The paused tables, as CONNECTOR.TABLE. */
    List<String> parked() {
        return metrics.stream()
                .filter(TableMetrics::isParked)
                .map(table -> table.connector() + "." + table.table())
                .sorted()
                .toList();
    }

    private void step() {
        if (!worker.isAlive()) {
            throw new QuickstartException("The worker has exited, see " + worker.log());
        }
        metrics = tables.read();
        counts.readFor(FRAME);
        boolean isDone = true;
        for (Replication replication : replications) {
            isDone &= isDone(replication.config().name());
        }
        if (!isDone) {
            lastPending = clock.instant();
        }
        // Read before the rows are counted. Otherwise the last count shown could miss the last rows.
        boolean isWritten = isWritten();
        sink.ifPresent(PostgresSink::count);
        display.show(overview.views(metrics, counts, clock.millis()));
        isComplete = isDone && (overview.hasArrived(metrics, counts) || isOverdue()) && isWritten;
    }

    private boolean isWritten() {
        if (sink.isEmpty()) {
            return true;
        }
        String connector = sink.get().config().name();
        requireRunning(connector, worker.rest().state(connector));
        return sink.get().hasWritten(worker.rest().offsets(connector), counts.ends());
    }

    /** If a task was restarted, rows that its predecessor emitted but did not commit never arrive. */
    private boolean isOverdue() {
        return clock.instant().isAfter(lastPending.plus(PATIENCE));
    }

    private boolean isDone(String connector) {
        ConnectorStatus status = worker.rest().state(connector);
        requireRunning(connector, status);
        List<TableMetrics> own = metrics.stream()
                .filter(table -> table.connector().equals(connector))
                .toList();
        long tasksWithTables = own.stream().map(TableMetrics::task).distinct().count();
        return status.tasks() > 0
                && status.tasks() == tasksWithTables
                && own.stream().allMatch(TableMetrics::isDone);
    }

    private static void requireRunning(String connector, ConnectorStatus status) {
        status.failure().ifPresent(trace -> {
            throw new QuickstartException("Connector " + connector + " has failed:\n" + trace);
        });
    }
}
