package io.tributary.systemtests.converters;

import io.tributary.sandbox.Patience;
import io.tributary.sandbox.kafka.TopicFollower;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Reads a connector's topics with converters, from the start, as they grow. */
final class Topics implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final TopicFollower follower;
    private final Converters converters;
    private final UnaryOperator<Object> values;
    private final Tables tables = new Tables();

    /**
     * @param values converts each value for the comparison
     */
    Topics(TopicFollower follower, Converters converters, UnaryOperator<Object> values) {
        this.follower = follower;
        this.converters = converters;
        this.values = values;
    }

    /** Waits until they have the rows of {@code expected}, with the same schemas. */
    void awaitSame(Tables expected, String name) {
        Patience.whileMoving(tables::records).untilAsserted(() -> {
            readNew();
            tables.assertSame(expected, name);
        });
    }

    /** The current number of records. */
    long records() {
        readNew();
        return tables.records();
    }

    /** Fails if a record equals the previous one with the same key. */
    void assertNoDuplicates(String name) {
        tables.assertNoDuplicates(name);
    }

    private void readNew() {
        ConsumerRecords<byte[], byte[]> next = follower.poll(POLL);
        while (!next.isEmpty()) {
            next.forEach(this::add);
            next = follower.poll(POLL);
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        String topic = record.topic();
        Object value = converters.value(topic, record.value());
        tables.add(topic, converters.key(topic, record.key()), value == null ? null : values.apply(value));
    }

    @Override
    public void close() {
        follower.close();
    }
}
