package io.tributary.connect.common.task;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A source record that is equal to itself only. A worker with exactly-once keeps the records of a transaction in a hash map
 * (KIP-618's {@code ExactlyOnceWorkerSourceTask}), for which a plain source record hashes every value in it.
 */
final class OneRecord extends SourceRecord {
    private static final Integer ANY_TOPIC_PARTITION = null;
    private static final Long NO_TIMESTAMP = null;

    /** The record of one row. {@code headers} may be null. */
    OneRecord(
            Map<String, ?> sourcePartition,
            Map<String, ?> sourceOffset,
            String topic,
            Schema keySchema,
            Object key,
            Schema valueSchema,
            Object value,
            Headers headers) {
        super(
                sourcePartition,
                sourceOffset,
                topic,
                ANY_TOPIC_PARTITION,
                keySchema,
                key,
                valueSchema,
                value,
                NO_TIMESTAMP,
                headers);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
