package io.tributary.connect.common.task;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.http.Backoff;
import io.tributary.connect.common.metrics.TableMetrics;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.reading.RequestPool;
import io.tributary.connect.common.reading.SyncSettings;
import io.tributary.connect.common.reading.TableContext;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.sync.Batch;
import io.tributary.connect.common.sync.Schedule;
import io.tributary.connect.common.sync.Syncs;
import io.tributary.connect.common.sync.TableRunner;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.time.Time;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running task: polls the runners of its tables in turn. Used by the task's thread. Requests run on the threads of its pool. */
final class StartedTask implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StartedTask.class);

    /** How long a poll waits for more rows once it has some. */
    private static final long LINGER_MS = 100;

    private final Vendor vendor;
    private final ApiSourceConfig config;
    private final OffsetStorageReader offsets;
    private final Time time;
    private final TopicPrefix prefix;
    private final Api api;
    private final RequestPool pool;
    private final TableBeans beans;
    private final List<TableRunner> runners = new ArrayList<>();
    private final List<TableRunner> tableRunners = new ArrayList<>();
    private final RoundRobin roundRobin = new RoundRobin(runners);
    private final RecordMapper mapper;

    /**
     * @param time the clock for syncs
     * @throws ConnectException if a stored offset cannot be parsed
     */
    StartedTask(Vendor vendor, ApiSourceConfig config, OffsetStorageReader offsets, Time time) {
        this.vendor = vendor;
        this.config = config;
        this.offsets = offsets;
        this.time = time;
        this.prefix = new TopicPrefix(config.topicPrefix());
        List<Table> tables = selected(vendor, config);
        Map<SourcePartition, Map<String, Object>> stored =
                read(tables.stream().map(StartedTask::partition).toList());
        this.api = vendor.open(config, time);
        this.pool = new RequestPool(
                "tributary-" + vendor.name() + '-' + config.task(),
                config.maxConcurrentRequests(),
                api::requestsInFlight);
        this.beans = new TableBeans(vendor.name(), config.connectorName(), config.task());
        Map<SourcePartition, Map<String, Object>> begin = new HashMap<>();
        try {
            tables.forEach(table -> begin.put(partition(table), start(table, stored.get(partition(table)))));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        this.mapper = new RecordMapper(prefix, config.deadLetterTopic(), begin);
        logStart();
        prefix.warnOfOthers();
    }

    private void logStart() {
        double budget = config.requestsPerSecond();
        log.info(
                "Task {} of {} starts: version {}, budget {}, topics {}.*, tables {}",
                config.task(),
                config.connectorName(),
                Version.current(),
                budget == 0 ? "unlimited" : budget + " requests/s",
                config.topicPrefix(),
                tableRunners.stream().map(TableRunner::toString).collect(Collectors.joining(", ")));
    }

    /** The tables that the settings select. */
    static List<Table> selected(Vendor vendor, ApiSourceConfig config) {
        Set<String> names = Set.copyOf(vendor.tableNames().selected(config.tables()));
        return vendor.tables(config).stream()
                .filter(table -> names.contains(table.name()))
                .toList();
    }

    /** Starts the runners of a table. Returns its first offset. */
    private Map<String, Object> start(Table table, Map<String, Object> stored) {
        TableMetrics metrics = new TableMetrics(beans::isPaused);
        TableContext context = new TableContext(
                table,
                schema(vendor, config, table),
                api.requester(table.name(), metrics),
                pool,
                metrics,
                new SyncSettings(config.startDate(), config.deletes(), config.everyRow(), config.snapshotMaxRows()));
        try {
            List<TableRunner> ofTable = Syncs.runners(context, stored, this::read, schedule(table));
            runners.addAll(ofTable);
            tableRunners.add(ofTable.get(0));
        } catch (IllegalArgumentException e) {
            throw new ConnectException(
                    "Table " + table.name() + ": cannot parse the stored offset: " + e.getMessage()
                            + ". To fix or delete it: PATCH or DELETE /connectors/NAME/offsets",
                    e);
        }
        beans.register(table.name(), metrics);
        return tableRunners.get(tableRunners.size() - 1).offset();
    }

    /** The declared schema of a table with these settings. */
    static TableSchema schema(Vendor vendor, ApiSourceConfig config, Table table) {
        return TableSchema.load(
                vendor.getClass(),
                vendor.name(),
                table.name(),
                table.primaryKey(),
                table.replication().replicationKey(),
                table.options().form(),
                config.nested(),
                config.recordMaxBytes());
    }

    private Schedule schedule(Table table) {
        long interval = table.replication() instanceof Snapshot snapshot
                ? times(config.snapshotIntervalMs(), snapshot.intervalFactor())
                : config.pollIntervalMs();
        Backoff backoff = new Backoff(config.retryBackoff(), config.retryBackoffMax(), new SplittableRandom());
        return new Schedule(interval, 0, config.failWhenUnavailable(), config.maxRetries(), backoff, time);
    }

    /** {@code ms} times {@code factor}, at most {@link Long#MAX_VALUE}, which means never. */
    private static long times(long ms, int factor) {
        return ms > Long.MAX_VALUE / factor ? Long.MAX_VALUE : ms * factor;
    }

    private static SourcePartition partition(Table table) {
        return SourcePartition.of(table.name());
    }

    private Map<SourcePartition, Map<String, Object>> read(Collection<SourcePartition> partitions) {
        Map<Map<String, String>, Map<String, Object>> found =
                offsets.offsets(partitions.stream().map(SourcePartition::toMap).toList());
        Map<SourcePartition, Map<String, Object>> stored = new HashMap<>();
        partitions.forEach(partition -> {
            Map<String, Object> offset = found.get(partition.toMap());
            if (offset != null) {
                stored.put(partition, offset);
                prefix.seen(partition, offset);
            }
        });
        return stored;
    }

    /**
     * The records that are ready to be sent. Waits at most {@code ms} milliseconds; null if there are none.
     *
     * @throws ConnectException if the task must fail
     */
    List<SourceRecord> poll(long ms) throws InterruptedException {
        long deadline = time.elapsedMsIn(ms);
        for (long left = ms; left > 0; left = deadline - time.elapsedMs()) {
            Batch batch = roundRobin.collect();
            if (!batch.isEmpty()) {
                return mapper.records(filled(batch));
            }
            roundRobin.throwFailure();
            failIfAllPaused();
            pool.awaitResponse(Math.min(left, Math.max(1, roundRobin.untilDue(ms))));
        }
        return null;
    }

    /** Adds what becomes ready soon: a transaction and its offsets cost as much for few rows as for many. */
    private Batch filled(Batch first) throws InterruptedException {
        Batch batch = first;
        long end = time.elapsedMsIn(LINGER_MS);
        for (long left = LINGER_MS; left > 0 && isWorthWaitingFor(batch, left); left = end - time.elapsedMs()) {
            batch = batch.and(roundRobin.collect());
        }
        return batch;
    }

    /** Whether there is room for more rows, and a response arrives in time. */
    private boolean isWorthWaitingFor(Batch batch, long ms) throws InterruptedException {
        return batch.emissions().size() < Batch.ROWS && pool.isBusy() && pool.awaitResponse(ms);
    }

    private void failIfAllPaused() {
        if (tableRunners.stream().allMatch(TableRunner::isParked)) {
            throw new ConnectException(
                    "All tables of this task are paused by errors. The log gives the reason for each table: most likely a"
                            + " missing permission or a changed response format. Fix it, then restart the task");
        }
    }

    @Override
    public void close() {
        pool.close();
        api.close();
        beans.close();
    }
}
