package io.tributary.quickstart.benchmark;

import io.tributary.sandbox.kafka.KafkaCluster;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Measures the bare loop, in a new process with a new broker. */
final class BareRun {
    private static final long NOT_MEASURED = 0;

    private final Subject subject;
    private final Path directory;
    private final InstantSource clock;

    /**
     * @param directory of this measurement; empty
     */
    BareRun(Subject subject, Path directory, InstantSource clock) {
        this.subject = subject;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The usage of the measured pass.
     *
     * @param api scheme, host and port of a simulated vendor that has recorded its responses
     */
    Usage measure(String api) {
        try (KafkaCluster cluster = KafkaCluster.start(directory);
                ChildJvm loop = ChildJvm.start(
                        BareLoop.class,
                        subject.heap(),
                        List.of(api, cluster.bootstrapServers()),
                        directory.resolve("bare-loop.log"))) {
            loop.read();
            for (int pass = 1; pass < subject.run().passes(); pass++) {
                pass(pass, loop, cluster);
            }
            return pass(subject.run().passes(), loop, cluster);
        }
    }

    private Usage pass(int number, ChildJvm loop, KafkaCluster cluster) {
        String prefix = "bare-" + number;
        double cpuBefore = loop.cpuSeconds();
        long begun = clock.millis();
        loop.write(prefix + ".rows");
        String[] counts = loop.read().split(" ");
        long rows = Long.parseLong(counts[0]);
        Usage usage = new Usage(
                rows,
                Long.parseLong(counts[1]),
                (clock.millis() - begun) / 1e3,
                loop.cpuSeconds() - cpuBefore,
                Long.parseLong(counts[2]),
                loop.peakMemoryBytes(),
                NOT_MEASURED);
        Delivered.require(rows, cluster, prefix, clock);
        return usage;
    }
}
