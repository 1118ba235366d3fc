package io.tributary.sandbox.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Topics that are read repeatedly. Each read fetches only records that arrived after the last one. Thread-safe. */
public final class GrowingTopics implements AutoCloseable {
    private final Supplier<TopicFollower> followers;
    private final Map<String, List<TopicRecord>> records = new HashMap<>();
    private TopicFollower follower;

    GrowingTopics(Supplier<TopicFollower> followers) {
        this.followers = followers;
    }

    /** All committed records by topic, in the order of each partition. */
    public synchronized Map<String, List<TopicRecord>> read() {
        for (TopicRecord record : follower().pollToEnd()) {
            records.computeIfAbsent(record.topic(), topic -> new ArrayList<>()).add(record);
        }
        Map<String, List<TopicRecord>> copy = new HashMap<>();
        records.forEach((topic, list) -> copy.put(topic, List.copyOf(list)));
        return copy;
    }

    /** The sum of the topics' end offsets, which grows with each commit. */
    public synchronized long size() {
        return follower().size();
    }

    private TopicFollower follower() {
        if (follower == null) {
            follower = followers.get();
        }
        return follower;
    }

    @Override
    public synchronized void close() {
        if (follower != null) {
            follower.close();
        }
    }
}
