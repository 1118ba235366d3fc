package io.tributary.sandbox.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;

/** Reads whole topics as they are at one moment: committed records only. Safe for use by several threads. */
public final class TopicReader {
    private final String bootstrapServers;

    /** A reader of the topics of these brokers. */
    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** The names of all topics that begin with {@code prefix}, in alphabetical order. */
    public List<String> topics(String prefix) {
        try (Consumer<byte[], byte[]> consumer = CommittedConsumer.create(bootstrapServers)) {
            return consumer.listTopics().keySet().stream()
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    /** The offsets at which the topics that begin with {@code prefix} end, summed up: grows with each commit. */
    public long size(String prefix) {
        try (TopicFollower follower = follower(name -> name.startsWith(prefix))) {
            return follower.size();
        }
    }

    /** The topics that begin with {@code prefix}, to be read again and again; to be closed by the caller. */
    public GrowingTopics growing(String prefix) {
        return new GrowingTopics(() -> follower(name -> name.startsWith(prefix)));
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
        try (TopicFollower follower = follower(wanted)) {
            return follower.pollToEnd();
        }
    }

    private TopicFollower follower(Predicate<String> wanted) {
        return new TopicFollower(bootstrapServers, wanted);
    }
}
