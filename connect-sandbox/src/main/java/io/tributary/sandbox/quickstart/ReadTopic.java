package io.tributary.sandbox.quickstart;

import io.tributary.sandbox.kafka.LoopbackPorts;
import io.tributary.sandbox.kafka.TopicReader;
import io.tributary.sandbox.kafka.TopicRecord;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the committed records of a topic of a running quickstart: key, tab, value. */
@Command(
        name = "read",
        description = "Print a topic of a running quickstart, one record a line: key, tab, value.",
        mixinStandardHelpOptions = true)
final class ReadTopic implements Callable<Integer> {
    @Parameters(paramLabel = "TOPIC", description = "The topic's name.")
    private String topic;

    @Option(names = "--kafka-port", paramLabel = "P", description = "The broker's port (${DEFAULT-VALUE}).")
    private int kafkaPort = Quickstart.KAFKA_PORT;

    @Option(names = "--plain", hidden = true, description = "Taken for the sake of uniformity: output is always plain.")
    private boolean plain;

    @Override
    public Integer call() {
        if (LoopbackPorts.isFree(kafkaPort)) {
            throw new QuickstartException("No broker listens at port " + kafkaPort + ": is a quickstart running?");
        }
        List<TopicRecord> records = new TopicReader("127.0.0.1:" + kafkaPort).read(topic);
        records.forEach(record -> System.out.println(record.key() + "\t" + record.value()));
        return 0;
    }
}
