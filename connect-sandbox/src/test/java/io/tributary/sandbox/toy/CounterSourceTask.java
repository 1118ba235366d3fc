package io.tributary.sandbox.toy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Emits one record for each number, with the number as key, all in one batch. The last part of the topic is the table. */
public final class CounterSourceTask extends SourceTask implements CounterMXBean {
    private static final Schema KEY = SchemaBuilder.struct()
            .name("toy.Key")
            .field("id", Schema.INT64_SCHEMA)
            .build();
    private static final Schema VALUE = SchemaBuilder.struct()
            .name("toy.Value")
            .field("id", Schema.INT64_SCHEMA)
            .field("text", Schema.STRING_SCHEMA)
            .build();
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Map<String, String> PARTITION = Map.of("table", "counter");

    private ObjectName metrics;
    private String topic;
    private long rows;
    private volatile long next;
    private volatile long emitted;
    private volatile long completed;

    @Override
    public void start(Map<String, String> properties) {
        if (Boolean.parseBoolean(properties.get("fail"))) {
            throw new ConnectException("fails on request");
        }
        topic = properties.get("topic");
        rows = Long.parseLong(properties.getOrDefault("rows", "10"));
        Map<String, Object> offset = context.offsetStorageReader().offset(PARTITION);
        next = offset == null ? 0 : (Long) offset.get("next");
        register(properties.get("name"));
    }

    /** Once everything is sent, waits briefly: a worker polls again immediately, and stops a task only between two polls. */
    @Override
    public List<SourceRecord> poll() {
        if (next >= rows) {
            LockSupport.parkNanos(IDLE.toNanos());
            return List.of();
        }
        List<SourceRecord> batch =
                LongStream.range(next, rows).mapToObj(this::row).toList();
        emitted = batch.size();
        next = rows;
        completed = System.currentTimeMillis();
        return batch;
    }

    private SourceRecord row(long id) {
        return new SourceRecord(
                PARTITION,
                Map.of("next", id + 1),
                topic,
                null,
                KEY,
                new Struct(KEY).put("id", id),
                VALUE,
                new Struct(VALUE).put("id", id).put("text", "row " + id),
                null,
                new ConnectHeaders().addString("origin", "toy"));
    }

    private void register(String connector) {
        String table = topic.replaceAll(".*\\.", "");
        try {
            metrics = new ObjectName(
                    "io.tributary.connect:type=table,vendor=toy,connector=" + connector + ",task=0,table=" + table);
            ManagementFactory.getPlatformMBeanServer().registerMBean(this, metrics);
        } catch (JMException e) {
            throw new ConnectException(e);
        }
    }

    @Override
    public String getState() {
        return next < rows ? "SYNCING" : "WAITING";
    }

    @Override
    public double getSyncPercent() {
        return rows == 0 ? 100 : 100.0 * next / rows;
    }

    @Override
    public long getRowsEmitted() {
        return emitted;
    }

    @Override
    public long getLastSyncCompleted() {
        return completed;
    }

    @Override
    public void stop() {
        if (metrics == null) {
            return;
        }
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(metrics);
        } catch (JMException e) {
            throw new ConnectException(e);
        }
    }

    @Override
    public String version() {
        return "1.0";
    }
}
