package io.tributary.sandbox.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;

/** Reads all committed records of topics. Thread-safe. */
public final class TopicReader {
    private final String bootstrapServers;

    /** Reads the topics of these brokers. */
    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** The sorted names of all topics with this prefix. */
    public List<String> topics(String prefix) {
        try (Consumer<byte[], byte[]> consumer = CommittedConsumer.create(bootstrapServers)) {
            return consumer.listTopics().keySet().stream()
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    /** The sum of the end offsets of the topics with this prefix, which grows with each commit. */
    public long size(String prefix) {
        try (TopicFollower follower = follower(name -> name.startsWith(prefix))) {
            return follower.size();
        }
    }

    /** The topics with this prefix, to read repeatedly. The caller closes them. */
    public GrowingTopics growing(String prefix) {
        return new GrowingTopics(() -> follower(name -> name.startsWith(prefix)));
    }

    /** All records of a topic, in the order of each partition. Empty if there is no such topic. */
    public List<TopicRecord> read(String topic) {
        return readMatching(topic::equals);
    }

    /** All records of the topics with this prefix. */
    public List<TopicRecord> readPrefix(String prefix) {
        return readMatching(name -> name.startsWith(prefix));
    }

    /** The last record of each key of a topic, including tombstones, in the order of the keys' first records. */
    public Map<JsonNode, TopicRecord> latestByKey(String topic) {
        Map<JsonNode, TopicRecord> latest = new LinkedHashMap<>();
        read(topic).forEach(record -> latest.put(record.key(), record));
        return latest;
    }

    private List<TopicRecord> readMatching(Predicate<String> topics) {
        try (TopicFollower follower = follower(topics)) {
            return follower.pollToEnd();
        }
    }

    private TopicFollower follower(Predicate<String> topics) {
        return new TopicFollower(bootstrapServers, topics);
    }
}
