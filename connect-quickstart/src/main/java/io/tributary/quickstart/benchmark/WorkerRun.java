package io.tributary.quickstart.benchmark;

import io.tributary.quickstart.benchmark.Progress.Totals;
import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.ConnectorStatus;
import io.tributary.sandbox.kafka.KafkaCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;

/** Measures the sync of all tables of a connector, in a new worker with a new broker. */
final class WorkerRun {
    /** A look costs the worker time that is counted: beans are read at every look, the status at few. */
    private static final long PAUSE_MS = 500;

    private static final int LOOKS_PER_STATUS = 10;

    private final Subject subject;
    private final Path plugins;
    private final Path directory;
    private final boolean profile;
    private final InstantSource clock;

    /**
     * @param plugins the directory with the connector's archive, unpacked
     * @param directory of this measurement; empty
     * @param profile whether the flight recorder records the worker
     */
    WorkerRun(Subject subject, Path plugins, Path directory, boolean profile, InstantSource clock) {
        this.subject = subject;
        this.plugins = plugins;
        this.directory = directory;
        this.profile = profile;
        this.clock = clock;
    }

    /**
     * The usage of the measured sync.
     *
     * @param apiUrl of the simulated vendor
     * @param afterEach runs after each sync
     */
    Usage measure(String apiUrl, Runnable afterEach) throws IOException, InterruptedException {
        try (KafkaCluster cluster = KafkaCluster.start(directory)) {
            ConnectWorker worker = cluster.startWorker(builder -> builder.plugins(plugins)
                    .heap(subject.heap())
                    .jmx()
                    .property("key.converter.schemas.enable", "false")
                    .property("value.converter.schemas.enable", "false"));
            try (JMXConnector jmx = worker.connectJmx()) {
                MBeanServerConnection server = jmx.getMBeanServerConnection();
                for (int pass = 1; pass < subject.run().passes(); pass++) {
                    sync(pass, cluster, worker, apiUrl, server);
                    afterEach.run();
                }
                Usage usage = measured(cluster, worker, apiUrl, server);
                afterEach.run();
                return usage;
            }
        }
    }

    private Usage measured(KafkaCluster cluster, ConnectWorker worker, String apiUrl, MBeanServerConnection server)
            throws InterruptedException {
        int pass = subject.run().passes();
        if (!profile) {
            return sync(pass, cluster, worker, apiUrl, server);
        }
        FlightRecording recording = FlightRecording.start(server);
        Usage usage = sync(pass, cluster, worker, apiUrl, server);
        recording.stop(directory.resolve("worker.jfr"));
        return usage;
    }

    /** Creates a connector, waits until all tables are complete, and deletes it. */
    private Usage sync(
            int pass, KafkaCluster cluster, ConnectWorker worker, String apiUrl, MBeanServerConnection server)
            throws InterruptedException {
        String connector = "benchmark-" + pass;
        Progress progress = new Progress(server, connector);
        Allocation allocation = Allocation.from(server);
        double cpuBefore = worker.cpuSeconds();
        long begun = clock.millis();
        worker.rest().create(connector, settings(connector, apiUrl));
        Totals totals = awaitCompletion(worker, connector, progress, allocation);
        Usage usage = new Usage(
                totals.rows(),
                totals.requests(),
                (totals.completedAt() - begun) / 1e3,
                worker.cpuSeconds() - cpuBefore,
                allocation.bytes(),
                worker.peakMemoryBytes().orElse(0),
                LiveHeap.bytes(server));
        Delivered.require(totals.rows(), cluster, connector, clock);
        delete(worker, connector, progress);
        return usage;
    }

    private Map<String, String> settings(String connector, String apiUrl) {
        Map<String, String> settings = new HashMap<>(subject.vendor().simulatedCredentials());
        settings.putAll(subject.vendor().load().settings());
        settings.put("connector.class", subject.vendor().connectorClass());
        settings.put("tasks.max", subject.limited() ? "2" : "1");
        settings.put("topic.prefix", connector);
        settings.put("api.url", apiUrl);
        settings.put("poll.interval.ms", "86400000");
        settings.put("snapshot.interval.ms", "86400000");
        settings.put("topic.creation.default.replication.factor", "1");
        settings.put("topic.creation.default.partitions", "1");
        if (!subject.limited()) {
            settings.put("requests.per.second", "0");
            settings.putAll(subject.vendor().load().unlimited());
        }
        return settings;
    }

    private static Totals awaitCompletion(
            ConnectWorker worker, String connector, Progress progress, Allocation allocation)
            throws InterruptedException {
        Totals totals = progress.totals();
        for (int looks = 1; !totals.complete(); looks++) {
            Thread.sleep(PAUSE_MS);
            if (looks % LOOKS_PER_STATUS == 0) {
                requireRunning(worker.rest().state(connector));
            }
            allocation.look();
            totals = progress.totals();
        }
        allocation.look();
        return totals;
    }

    private static void requireRunning(ConnectorStatus status) {
        status.failure().ifPresent(trace -> {
            throw new IllegalStateException("The connector has failed: " + trace);
        });
    }

    /** Returns when the connector's task has ended, so that what follows is measured alone. */
    private static void delete(ConnectWorker worker, String connector, Progress progress) throws InterruptedException {
        worker.rest().delete(connector);
        while (progress.hasTables()) {
            Thread.sleep(PAUSE_MS);
        }
    }
}
