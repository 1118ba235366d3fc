package io.tributary.systemtests.converters;

import io.tributary.sandbox.Patience;
import io.tributary.sandbox.kafka.TopicFollower;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** A connector's topics as converters read them, from the beginning and on. */
final class Topics implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final TopicFollower follower;
    private final Converters converters;
    private final UnaryOperator<Object> values;
    private final Tables tables = new Tables();

    /**
     * @param values what is made of each value, to be compared
     */
    Topics(TopicFollower follower, Converters converters, UnaryOperator<Object> values) {
        this.follower = follower;
        this.converters = converters;
        this.values = values;
    }

    /** Waits until they tell the rows of {@code expected}, in the same schemas. */
    void awaitSame(Tables expected, String name) {
        Patience.whileMoving(tables::records).untilAsserted(() -> {
            readOn();
            tables.assertSame(expected, name);
        });
    }

    /** The number of records now. */
    long records() {
        readOn();
        return tables.records();
    }

    /** Fails if a record told what the one before it with the same key had told. */
    void assertNoDuplicates(String name) {
        tables.assertNoDuplicates(name);
    }

    private void readOn() {
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
