package io.tributary.sandbox.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads whole topics as they are at one moment: committed records only. Safe for use by several threads. */
public final class TopicReader {
    private static final Duration READ_LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;

    /** A reader of the topics of these brokers. */
    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** The names of all topics that begin with {@code prefix}, in alphabetical order. */
    public List<String> topics(String prefix) {
        try (Consumer<byte[], byte[]> consumer = CommittedConsumer.create(bootstrapServers)) {
            return topics(consumer, name -> name.startsWith(prefix));
        }
    }

    /** The offsets at which the topics that begin with {@code prefix} end, summed up: grows with each commit. */
    public long size(String prefix) {
        try (Consumer<byte[], byte[]> consumer = CommittedConsumer.create(bootstrapServers)) {
            List<TopicPartition> partitions = partitions(consumer, name -> name.startsWith(prefix));
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** All records of a topic, in the order of each partition; none where there is no such topic. */
    public List<TopicRecord> read(String topic) {
        return readMatching(topic::equals);
    }

    /** All records of the topics that begin with {@code prefix}. */
    public List<TopicRecord> readPrefix(String prefix) {
        return readMatching(name -> name.startsWith(prefix));
    }

    /** The last record of each key of a topic, tombstones too, in the order in which keys appeared first. */
    public Map<JsonNode, TopicRecord> latestByKey(String topic) {
        Map<JsonNode, TopicRecord> latest = new LinkedHashMap<>();
        read(topic).forEach(record -> latest.put(record.key(), record));
        return latest;
    }

    private List<TopicRecord> readMatching(Predicate<String> wanted) {
        try (Consumer<byte[], byte[]> consumer = CommittedConsumer.create(bootstrapServers)) {
            List<TopicPartition> partitions = partitions(consumer, wanted);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readToEnd(consumer, partitions);
        }
    }

    private static List<TopicRecord> readToEnd(
            Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        List<TopicRecord> records = new ArrayList<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long deadline = System.nanoTime() + READ_LIMIT.toNanos();
        while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Could not read to " + ends + ": nothing came for " + READ_LIMIT.toSeconds() + " s");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                records.add(TopicRecord.of(record));
                deadline = System.nanoTime() + READ_LIMIT.toNanos();
            }
        }

        return records;
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, Predicate<String> wanted) {
        return topics(consumer, wanted).stream()
                .flatMap(topic -> CommittedConsumer.partitions(consumer, topic).stream())
                .toList();
    }

    private static List<String> topics(Consumer<byte[], byte[]> consumer, Predicate<String> wanted) {
        return consumer.listTopics().keySet().stream().filter(wanted).sorted().collect(Collectors.toList());
    }
}
