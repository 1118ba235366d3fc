package io.tributary.quickstart;

import io.tributary.sandbox.kafka.TopicFollower;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Counts the committed rows of topics as they grow, and keeps the newest row of each. */
final class TopicCounts implements AutoCloseable {
    private final TopicFollower follower;
    private final InstantSource clock;
    private final Map<String, Long> rows = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Map<String, ConsumerRecord<byte[], byte[]>> last = new HashMap<>();

    TopicCounts(String bootstrapServers, Predicate<String> topics, InstantSource clock) {
        this.follower = new TopicFollower(bootstrapServers, topics);
        this.clock = clock;
    }

    /** Reads everything that is there or arrives during {@code time}. */
    void readFor(Duration time) {
        Instant end = clock.instant().plus(time);
        for (Duration left = time;
                !left.isNegative() && !left.isZero();
                left = Duration.between(clock.instant(), end)) {
            follower.poll(left).forEach(this::count);
        }
    }

    private void count(ConsumerRecord<byte[], byte[]> record) {
        ends.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        if (record.value() != null) {
            rows.merge(record.topic(), 1L, Long::sum);
            last.put(record.topic(), record);
        }
    }

    /** The topics with rows. */
    Set<String> topics() {
        return new TreeSet<>(rows.keySet());
    }

    /** The rows of a topic so far, not counting tombstones. */
    long rows(String topic) {
        return rows.getOrDefault(topic, 0L);
    }

    /** The rows of all topics so far. */
    long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The offset after the last record read, including tombstones, by partition. */
    Map<TopicPartition, Long> ends() {
        return Map.copyOf(ends);
    }

    /** The newest row of a topic. */
    Optional<ConsumerRecord<byte[], byte[]>> last(String topic) {
        return Optional.ofNullable(last.get(topic));
    }

    @Override
    public void close() {
        follower.close();
    }
}
