package io.tributary.sandbox.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the committed records of topics from the start, and continues as they grow. New topics are found within a second. Used by
 * one thread.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration READ_LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Predicate<String> topics;
    private final SharedSchemas schemas = new SharedSchemas();
    private List<TopicPartition> assigned = List.of();
    private long lastLook = System.nanoTime() - LOOK_INTERVAL.toNanos();

    /** Follows all topics whose names match. */
    public TopicFollower(String bootstrapServers, Predicate<String> topics) {
        this.consumer = CommittedConsumer.create(bootstrapServers);
        this.topics = topics;
    }

    /** The next records, as bytes ({@link TopicRecord#of} parses them). Empty after {@code limit} without any. */
    public ConsumerRecords<byte[], byte[]> poll(Duration limit) {
        if (System.nanoTime() - lastLook >= LOOK_INTERVAL.toNanos()) {
            look();
            lastLook = System.nanoTime();
        }

        if (assigned.isEmpty()) {
            Waiting.pause(limit.compareTo(LOOK_INTERVAL) < 0 ? limit : LOOK_INTERVAL);
            return ConsumerRecords.empty();
        }
        return consumer.poll(limit);
    }

    /** The next records. */
    public List<TopicRecord> pollRecords(Duration limit) {
        List<TopicRecord> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : poll(limit)) {
            records.add(schemas.read(record));
        }
        return records;
    }

    /**
     * All currently committed records of all existing topics.
     *
     * @throws IllegalStateException if none arrives for minutes although there are some
     */
    List<TopicRecord> pollToEnd() {
        look();
        List<TopicRecord> records = new ArrayList<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(assigned);
        long deadline = System.nanoTime() + READ_LIMIT.toNanos();
        while (!isAt(ends)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Could not read up to " + ends + ": nothing arrived for " + READ_LIMIT.toSeconds() + " s");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                records.add(schemas.read(record));
                deadline = System.nanoTime() + READ_LIMIT.toNanos();
            }
        }
        return records;
    }

    /** The sum of the topics' end offsets. */
    long size() {
        look();
        return consumer.endOffsets(assigned).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private boolean isAt(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Whether all committed records of the known topics have been returned. */
    public boolean isAtEnd() {
        return isAt(consumer.endOffsets(assigned));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void look() {
        List<TopicPartition> found = consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream().map(TopicFollower::partition))
                .toList();
        if (found.size() > assigned.size()) {
            consumer.assign(found);
            assigned = found;
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }
}
