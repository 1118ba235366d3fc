package io.tributary.quickstart;

import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.ConnectorStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Watches connectors at work. */
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
    private Instant unsettled;
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
        this.unsettled = clock.instant();
    }

    /** Shows the tables until each has completed its first sync and what it emitted is there to be read. */
    void untilFirstSync() {
        while (!isComplete) {
            step();
        }
    }

    /** Shows the tables for ever: until a task fails. */
    void forEver() {
        while (true) {
            step();
        }
    }

    /** The tables that the vendor refuses, as CONNECTOR.TABLE. */
    List<String> parked() {
        return metrics.stream()
                .filter(TableMetrics::isParked)
                .map(table -> table.connector() + "." + table.table())
                .sorted()
                .toList();
    }

    private void step() {
        if (!worker.isAlive()) {
            throw new QuickstartException("The worker has ended, see " + worker.log());
        }
        metrics = tables.read();
        counts.readFor(FRAME);
        boolean isSettled = true;
        for (Replication replication : replications) {
            isSettled &= isSettled(replication.config().name());
        }
        if (!isSettled) {
            unsettled = clock.instant();
        }
        // Asked before the rows are counted: a count from before the last of them would be shown for good.
        boolean isWritten = isWritten();
        sink.ifPresent(PostgresSink::count);
        display.show(overview.views(metrics, counts, clock.millis()));
        isComplete = isSettled && (overview.hasArrived(metrics, counts) || isOverdue()) && isWritten;
    }

    private boolean isWritten() {
        if (sink.isEmpty()) {
            return true;
        }
        String connector = sink.get().config().name();
        requireRunning(connector, worker.rest().state(connector));
        return sink.get().hasWritten(worker.rest().offsets(connector), counts.ends());
    }

    /** A task that was restarted meanwhile may count what its predecessor could not commit: that never arrives. */
    private boolean isOverdue() {
        return clock.instant().isAfter(unsettled.plus(PATIENCE));
    }

    private boolean isSettled(String connector) {
        ConnectorStatus status = worker.rest().state(connector);
        requireRunning(connector, status);
        List<TableMetrics> own = metrics.stream()
                .filter(table -> table.connector().equals(connector))
                .toList();
        long tasksWithTables = own.stream().map(TableMetrics::task).distinct().count();
        return status.tasks() > 0
                && status.tasks() == tasksWithTables
                && own.stream().allMatch(TableMetrics::isSettled);
    }

    private static void requireRunning(String connector, ConnectorStatus status) {
        status.failure().ifPresent(trace -> {
            throw new QuickstartException("Connector " + connector + " has failed:\n" + trace);
        });
    }
}
