package io.tributary.connect.common.model;

import io.tributary.connect.common.http.Backoff;
import io.tributary.connect.common.metrics.TableMetrics;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.reading.RequestPool;
import io.tributary.connect.common.reading.SyncSettings;
import io.tributary.connect.common.reading.TableContext;
import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.sync.Schedule;
import io.tributary.connect.common.sync.Syncs;
import io.tributary.connect.common.sync.TableRunner;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.task.TaskParts;
import io.tributary.connect.common.testing.Toys;
import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.connect.source.SourceRecord;

/** A task that runs the real syncs. */
final class Worker {
    static final long INTERVAL = 2 * Rows.UNIT;
    private static final int RESTARTS = 3;
    private static final TableSchema SCHEMA = Toys.rows();

    private final List<TableRunner> runners;
    private final TaskParts parts;

    /**
     * @param stored the stored offsets
     * @param jobs runs its requests
     */
    Worker(
            Table table,
            SyncSettings settings,
            ModelApi api,
            Map<SourcePartition, Map<String, Object>> stored,
            RequestPool jobs,
            Time time) {
        RowForm form = table.options().form();
        TableSchema schema = form == RowForm.PLAIN ? SCHEMA : Toys.rows(form);
        TableContext context = new TableContext(table, schema, api, jobs, new TableMetrics(), settings);
        Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofMillis(40), new SplittableRandom(1));
        Schedule schedule = new Schedule(INTERVAL, 0, false, RESTARTS, backoff, time);
        this.runners = Syncs.runners(
                context,
                stored.get(SourcePartition.of(table.name())),
                partitions -> read(stored, partitions),
                schedule);
        this.parts = new TaskParts(table.name(), runners);
    }

    private static Map<SourcePartition, Map<String, Object>> read(
            Map<SourcePartition, Map<String, Object>> stored, Collection<SourcePartition> partitions) {
        Map<SourcePartition, Map<String, Object>> found = new HashMap<>(stored);
        found.keySet().retainAll(partitions);
        return found;
    }

    List<SourceRecord> poll() {
        return parts.poll();
    }

    /** Whether no table is being read. */
    boolean isIdle() {
        return runners.stream().allMatch(runner -> runner.untilDue() > 0);
    }

    boolean isParked() {
        return runners.stream().anyMatch(TableRunner::isParked);
    }
}
