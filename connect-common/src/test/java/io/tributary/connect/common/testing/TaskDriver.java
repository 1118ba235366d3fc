package io.tributary.connect.common.testing;

import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.task.ShortPolls;
import io.tributary.connect.common.task.TaskClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/**
 * Runs the one task of a real connector as a worker does, with offsets in memory: what the worker would have committed survives
 * {@link #stop} and {@link #pollAndCrash}. Used by one thread.
 */
public final class TaskDriver implements AutoCloseable {
    private static final long LIMIT_MS = 180_000;
    /** Between two syncs that no test asks for, so that small tables leave the machine to a large one. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    /** The longest interval of a table is this many times the setting. */
    private static final int LONGEST_FACTOR = 24;
    /** The longest wait of a poll, as in a worker. */
    private static final long POLL_MS = 500;
    /** Short, so that a condition is noticed before the next sync. */
    private static final long SHORT_POLL_MS = 5;

    private final Supplier<SourceConnector> connectors;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<Map<String, ?>, Map<String, ?>> committed = new LinkedHashMap<>();
    private final List<SourceRecord> records = new ArrayList<>();
    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final AheadClock clock = new AheadClock();
    private final String name = "driver-" + UUID.randomUUID();
    private int tasks = 1;
    private int number;
    private SourceTask task;

    /**
     * A driver with short intervals between syncs.
     *
     * @param connectors creates a connector for each start
     */
    public TaskDriver(Supplier<SourceConnector> connectors, Map<String, String> settings) {
        this.connectors = connectors;
        this.settings.put("name", name);
        this.settings.put("tables", "*");
        this.settings.put("poll.interval.ms", Long.toString(INTERVAL.toMillis()));
        this.settings.put("snapshot.interval.ms", Long.toString(INTERVAL.toMillis()));
        this.settings.put("retry.backoff.ms", "10");
        this.settings.put("retry.backoff.max.ms", "50");
        this.settings.putAll(settings);
    }

    /** Continues with the records and offsets of another driver. */
    public TaskDriver resume(TaskDriver other) {
        committed.putAll(other.committed);
        records.addAll(other.records);
        return this;
    }

    /** Changes a setting for the next start. */
    public TaskDriver set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Makes the next start that of the task with this number, from 0, out of {@code count} tasks. */
    public TaskDriver task(int which, int count) {
        number = which;
        tasks = count;
        return this;
    }

    /** Starts connector and task from the committed offsets. */
    public TaskDriver start() {
        SourceConnector connector = connectors.get();
        connector.start(settings);
        Map<String, String> config = connector.taskConfigs(tasks).get(number);
        try {
            task = (SourceTask) connector.taskClass().getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        TaskClock.set(task, clock);
        task.initialize(new Context(config));
        task.start(config);
        connector.stop();
        return this;
    }

    /** Moves the task's clock forward. */
    public void advance(Duration duration) {
        clock.advance(duration);
    }

    /** Ends the pauses of the task that are at most {@code duration}. Its wall clock stays. */
    public void skip(Duration duration) {
        clock.skip(duration);
    }

    /** Steps the task's wall clock by {@code step}. No time passes. */
    public void stepWallClock(Duration step) {
        clock.step(step);
    }

    /** Stops the task. What was polled is committed. */
    public void stop() {
        task.stop();
        task = null;
    }

    /** Polls once. The records are sent and committed. Empty if nothing was ready. */
    public List<SourceRecord> poll() {
        return poll(POLL_MS);
    }

    private List<SourceRecord> poll(long ms) {
        List<SourceRecord> batch = pollOnly(ms);
        batch.forEach(this::commit);
        return batch;
    }

    /** Polls once, then the worker dies: only the first {@code sent} records were sent and committed. */
    public List<SourceRecord> pollAndCrash(int sent) {
        List<SourceRecord> batch = pollOnly(POLL_MS);
        List<SourceRecord> arrived = batch.subList(0, Math.min(sent, batch.size()));
        arrived.forEach(this::commit);
        stop();
        return arrived;
    }

    private List<SourceRecord> pollOnly(long ms) {
        try {
            return ShortPolls.poll(task, ms);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<SourceRecord> polled() throws InterruptedException {
        List<SourceRecord> batch = task.poll();
        return batch == null ? List.of() : batch;
    }

    private void commit(SourceRecord record) {
        records.add(record);
        committed.put(record.sourcePartition(), record.sourceOffset());
    }

    /** Polls until every table has started and completed a new sync, or is paused. Returns the records of these syncs. */
    public List<SourceRecord> sync() {
        int before = records.size();
        endInterval();
        awaitSync(clock.millis());
        endInterval();
        awaitSync(clock.millis() + 1);
        return records.subList(before, records.size());
    }

    /** Polls until every table has completed its first sync since the start, or is paused. Returns their records. */
    public List<SourceRecord> firstSync() {
        int before = records.size();
        awaitSync(1);
        return records.subList(before, records.size());
    }

    /** Ends the driver's own interval now. Does nothing if the test has set an interval. */
    private void endInterval() {
        if (settings.get("poll.interval.ms").equals(Long.toString(INTERVAL.toMillis()))) {
            clock.skip(INTERVAL.multipliedBy(LONGEST_FACTOR));
        }
    }

    private void awaitSync(long since) {
        pollUntil(() -> tables().stream().allMatch(table -> isDone(table, since)), "all tables to be synced");
    }

    /** Polls until {@code condition} holds. */
    public void pollUntil(Supplier<Boolean> condition, String what) {
        long start = System.nanoTime();
        while (!condition.get()) {
            if (System.nanoTime() - start > LIMIT_MS * 1_000_000) {
                throw new AssertionError("timed out waiting for " + what + "; last syncs: "
                        + tables().stream()
                                .map(table -> table.getKeyProperty("table")
                                        + ' '
                                        + attribute(table, "State")
                                        + ' '
                                        + attribute(table, "LastSyncCompleted"))
                                .toList());
            }
            if (!poll(SHORT_POLL_MS).isEmpty()) {
                start = System.nanoTime();
            }
        }
    }

    private boolean isDone(ObjectName table, long since) {
        return (Long) attribute(table, "LastSyncCompleted") >= since || "PARKED".equals(attribute(table, "State"));
    }

    /** The MBeans of the task's tables. */
    public Collection<ObjectName> tables() {
        try {
            return beans.queryNames(new ObjectName("io.tributary.connect:type=table,connector=" + name + ",*"), null);
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    /** An attribute of a table's MBean. */
    public Object attribute(String table, String attribute) {
        return tables().stream()
                .filter(bean -> bean.getKeyProperty("table").equals(table))
                .map(bean -> attribute(bean, attribute))
                .findFirst()
                .orElseThrow();
    }

    private Object attribute(ObjectName bean, String attribute) {
        try {
            return beans.getAttribute(bean, attribute);
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    /** All records sent so far. */
    public List<SourceRecord> records() {
        return records;
    }

    /** The records of a topic. */
    public List<SourceRecord> records(String topic) {
        return records.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    /** What a compacted topic contains in the end: the last value of each key, without tombstones. */
    public Map<Struct, Struct> latest(String topic) {
        Map<Struct, Struct> latest = new LinkedHashMap<>();
        for (SourceRecord record : records(topic)) {
            latest.remove((Struct) record.key());
            if (record.value() != null) {
                latest.put((Struct) record.key(), (Struct) record.value());
            }
        }
        return latest;
    }

    /** The committed offset of a partition. Null if there is none. */
    public Map<String, ?> offset(String partition) {
        return committed.get(SourcePartition.parse(partition).toMap());
    }

    /** Sets the committed offset of a partition, as a user does. Null deletes it. */
    public void offset(String partition, Map<String, ?> offset) {
        committed.put(SourcePartition.parse(partition).toMap(), offset);
    }

    /** Removes the records that match {@code condition} from {@link #records}. */
    public void forget(Predicate<SourceRecord> condition) {
        records.removeIf(condition);
    }

    @Override
    public void close() {
        if (task != null) {
            stop();
        }
    }

    private final class Context implements SourceTaskContext, OffsetStorageReader {
        private final Map<String, String> config;

        Context(Map<String, String> config) {
            this.config = config;
        }

        @Override
        public Map<String, String> configs() {
            return config;
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return this;
        }

        @Override
        public org.apache.kafka.common.metrics.PluginMetrics pluginMetrics() {
            return null;
        }

        @Override
        public <T> Map<String, Object> offset(Map<String, T> partition) {
            return offsets(List.of(partition)).get(partition);
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
            Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
            partitions.forEach(partition -> found.put(partition, copy(committed.get(partition))));
            return found;
        }

        private Map<String, Object> copy(Map<String, ?> offset) {
            return offset == null ? null : new HashMap<>(offset);
        }
    }
}
