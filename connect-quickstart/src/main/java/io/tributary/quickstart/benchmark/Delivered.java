package io.tributary.quickstart.benchmark;

import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.sandbox.kafka.TopicFollower;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Checks that what was sent can be read: the measurement of a row that did not arrive is worth nothing. */
final class Delivered {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(500);

    private Delivered() {}

    /**
     * Reads the topics with this prefix.
     *
     * @throws IllegalStateException if they do not have this number of rows, and no more arrive for a minute
     */
    static void require(long rows, KafkaCluster cluster, String prefix, InstantSource clock) {
        long read = read(rows, cluster, prefix, clock);
        if (read != rows) {
            throw new IllegalStateException("Of " + rows + " rows sent, " + read + " can be read");
        }
    }

    private static long read(long rows, KafkaCluster cluster, String prefix, InstantSource clock) {
        try (TopicFollower topics =
                new TopicFollower(cluster.bootstrapServers(), topic -> topic.startsWith(prefix + '.'))) {
            Instant end = clock.instant().plus(LIMIT);
            long read = 0;
            while (read < rows && clock.instant().isBefore(end)) {
                int more = topics.poll(POLL).count();
                read += more;
                end = more > 0 ? clock.instant().plus(LIMIT) : end;
            }
            return read;
        }
    }
}
