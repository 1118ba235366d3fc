package io.tributary.quickstart.benchmark;

import io.tributary.quickstart.benchmark.Progress.Totals;
import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.ConnectWorkerBuilder;
import io.tributary.sandbox.kafka.ConnectorStatus;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.sandbox.kafka.TopicFollower;
import io.tributary.simulators.RegisteredVendor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Measures the first sync of all tables of a connector, in a new worker beside a new broker. */
final class FirstSync {
    /** Looking costs the worker time that is counted: beans are read at every look, the status at few. */
    private static final long PAUSE_MS = 500;

    private static final int LOOKS_PER_STATUS = 10;
    private static final Duration READ_LIMIT = Duration.ofSeconds(60);
    private static final String PREFIX = "benchmark";

    private final RegisteredVendor measured;
    private final Path plugins;
    private final Path directory;
    private final String profile;
    private final InstantSource clock;

    /**
     * @param plugins where the build left the connector's archive, unpacked
     * @param directory of this measurement; holds nothing yet
     * @param profile the file for a recording of the worker by the JDK's flight recorder; null for none
     */
    FirstSync(RegisteredVendor measured, Path plugins, Path directory, String profile, InstantSource clock) {
        this.measured = measured;
        this.plugins = plugins;
        this.directory = directory;
        this.profile = profile;
        this.clock = clock;
    }

    /**
     * @param percent of the vendor's rows
     * @param latencyMs that every request waits
     */
    Measurement measure(int percent, int latencyMs) throws InterruptedException {
        try (KafkaCluster cluster = KafkaCluster.start(directory);
                SimulatedProcess vendor = SimulatedProcess.start(
                        measured.load().server(),
                        measured.load().arguments(percent, latencyMs),
                        directory.resolve("vendor.log"))) {
            ConnectWorker worker = cluster.startWorker(this::setUp);
            Measurement measurement = measure(worker, vendor.baseUrl(), latencyMs);
            requireReadable(cluster, measurement.rows());
            worker.rest().delete(PREFIX);
            return measurement;
        }
    }

    private ConnectWorkerBuilder setUp(ConnectWorkerBuilder builder) {
        ConnectWorkerBuilder worker = builder.plugins(plugins)
                .heap("1g")
                .jmx()
                .property("key.converter.schemas.enable", "false")
                .property("value.converter.schemas.enable", "false");
        return profile == null
                ? worker
                : worker.jvmOption("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + profile);
    }

    private Measurement measure(ConnectWorker worker, String baseUrl, int latencyMs) throws InterruptedException {
        try (Progress progress = Progress.of(worker)) {
            progress.totals();
            double idleCpu = worker.cpuSeconds();
            long begun = clock.millis();
            worker.rest().create(PREFIX, settings(baseUrl));
            Totals totals = awaitCompletion(worker, progress);
            double seconds = (totals.completedAt() - begun) / 1e3;
            return new Measurement(
                    latencyMs,
                    totals.rows(),
                    totals.requests(),
                    seconds,
                    worker.cpuSeconds() - idleCpu,
                    worker.peakMemoryBytes().orElse(0));
        }
    }

    private Map<String, String> settings(String baseUrl) {
        Map<String, String> settings = new HashMap<>(measured.simulatedCredentials());
        settings.putAll(measured.load().settings());
        settings.put("connector.class", measured.connectorClass());
        settings.put("tasks.max", "1");
        settings.put("topic.prefix", PREFIX);
        settings.put("api.url", baseUrl);
        settings.put("requests.per.second", "0");
        settings.put("poll.interval.ms", "86400000");
        settings.put("snapshot.interval.ms", "86400000");
        settings.put("topic.creation.default.replication.factor", "1");
        settings.put("topic.creation.default.partitions", "1");
        return settings;
    }

    private static Totals awaitCompletion(ConnectWorker worker, Progress progress) throws InterruptedException {
        Totals totals = progress.totals();
        for (int looks = 1; !totals.complete(); looks++) {
            Thread.sleep(PAUSE_MS);
            if (looks % LOOKS_PER_STATUS == 0) {
                requireRunning(worker.rest().state(PREFIX));
            }
            totals = progress.totals();
        }
        return totals;
    }

    private static void requireRunning(ConnectorStatus status) {
        status.failure().ifPresent(trace -> {
            throw new IllegalStateException("The connector has failed: " + trace);
        });
    }

    /** A number that was not delivered is worth nothing. */
    private void requireReadable(KafkaCluster cluster, long rows) {
        Instant end = clock.instant().plus(READ_LIMIT);
        long read = 0;
        try (TopicFollower topics =
                new TopicFollower(cluster.bootstrapServers(), topic -> topic.startsWith(PREFIX + '.'))) {
            while (read < rows && clock.instant().isBefore(end)) {
                read += topics.poll(Duration.ofMillis(PAUSE_MS)).count();
            }
        }
        if (read != rows) {
            throw new IllegalStateException("Of " + rows + " rows sent, " + read + " can be read");
        }
    }
}
