package io.tributary.quickstart;

import io.tributary.sandbox.kafka.TopicRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is printed once every table is replicated: sample records, addresses and commands. */
final class NextSteps {
    private static final int SAMPLES = 3;

    private final TopicCounts counts;

    NextSteps(TopicCounts counts) {
        this.counts = counts;
    }

    /** The newest record of each of the largest topics. */
    List<String> samples() {
        List<String> lines = new ArrayList<>();
        largestTopics().stream()
                .map(counts::last)
                .flatMap(Optional::stream)
                .map(record -> new Sample(TopicRecord.of(record)))
                .forEach(sample -> {
                    lines.add("");
                    lines.addAll(sample.lines());
                });
        return lines;
    }

    /** Addresses, and commands to copy. */
    List<String> addresses(String restUrl, String bootstrapServers, List<String> connectors, Path logs) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Kafka Connect  " + restUrl);
        for (String connector : connectors) {
            lines.add("  state        curl -s " + restUrl + "/connectors/" + connector + "/status");
            lines.add("  positions    curl -s " + restUrl + "/connectors/" + connector + "/offsets");
        }
        lines.add("Kafka          " + bootstrapServers);
        largestTopics().stream()
                .limit(1)
                .forEach(topic -> lines.add("  a topic      ./quickstart read " + topic + " --kafka-port "
                        + bootstrapServers.replaceAll(".*:", "")));
        lines.add("Logs           " + logs);
        return lines;
    }

    /** The few topics with the most rows, largest first. */
    List<String> largestTopics() {
        return counts.topics().stream()
                .sorted(Comparator.comparingLong((String topic) -> counts.rows(topic))
                        .reversed())
                .limit(SAMPLES)
                .toList();
    }
}
