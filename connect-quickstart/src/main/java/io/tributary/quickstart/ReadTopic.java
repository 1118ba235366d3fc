package io.tributary.quickstart;

import io.tributary.sandbox.kafka.LoopbackPorts;
import io.tributary.sandbox.kafka.TopicReader;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the committed records of a topic of a running quickstart: key, tab, value. */
@Command(name = "read", description = "Print a topic of a running quickstart, one record per line: key, tab, value.")
final class ReadTopic implements Callable<Integer> {
    @Parameters(paramLabel = "TOPIC", description = "The topic's name.")
    private String topic;

    @Option(
            names = "--kafka-port",
            paramLabel = "P",
            converter = PortNumber.class,
            description = "The broker's port (${DEFAULT-VALUE}).")
    private int kafkaPort = Quickstart.KAFKA_PORT;

    @Option(names = "--plain", hidden = true, description = "Accepted for uniformity. The output is always plain.")
    private boolean plain;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() {
        if (LoopbackPorts.isFree(kafkaPort)) {
            throw new QuickstartException("No broker listens on port " + kafkaPort + ": is a quickstart running?");
        }
        try {
            read(new TopicReader("127.0.0.1:" + kafkaPort));
        } catch (TimeoutException e) {
            throw new QuickstartException(
                    "The program on port " + kafkaPort + " does not respond like a Kafka broker", e);
        }
        return 0;
    }

    private void read(TopicReader reader) {
        List<String> topics = reader.topics("");
        if (!topics.contains(topic)) {
            throw new QuickstartException("There is no topic '" + topic + "'. Topics: " + related(topics));
        }
        reader.read(topic).forEach(record -> System.out.println(record.key() + "\t" + record.value()));
    }

    /** The topics with the same prefix. If there are none, all that are not internal. */
    private String related(List<String> topics) {
        String prefix = topic.replaceFirst("[^.]*$", "");
        List<String> related = topics.stream()
                .filter(name -> !prefix.isEmpty() && name.startsWith(prefix))
                .toList();
        return String.join(", ", related.isEmpty() ? withoutInternal(topics) : related);
    }

    private static List<String> withoutInternal(List<String> topics) {
        return topics.stream().filter(name -> name.contains(".")).toList();
    }
}
