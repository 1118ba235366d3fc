package io.tributary.quickstart;

import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.ConnectWorkerBuilder;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.sandbox.postgres.PostgresServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that a quickstart runs: vendors, Kafka, and a worker with their connectors. */
final class Stage implements AutoCloseable {
    private final Path repository;
    private final Path work;
    private final Path plugins;
    private final Display display;
    private final InstantSource clock;
    private final List<Replication> replications = new ArrayList<>();
    private Optional<PostgresSink> sink = Optional.empty();
    private KafkaCluster cluster;
    private ConnectWorker worker;

    Stage(Path repository, Path work, Display display, InstantSource clock) {
        this.repository = repository;
        this.work = work;
        this.plugins = work.resolve("plugins");
        this.display = display;
        this.clock = clock;
    }

    /** Installs a vendor's connector and prepares its API. */
    void prepare(Vendor vendor, int apiPort, int rows) {
        PluginArchive archive = PluginArchive.in(vendor.packages(repository));
        archive.installInto(plugins);
        display.print("Installed   " + archive.zip().getFileName());
        Replication replication = Replication.prepare(vendor, repository, System.getenv(), apiPort, rows);
        replications.add(replication);
        display.print("Replicating " + replication.source());
    }

    /** Starts the PostgreSQL to which all tables are written. Call it after all vendors are prepared. */
    void startPostgres(int port) {
        display.print("Starting    PostgreSQL …");
        List<String> prefixes =
                replications.stream().map(Replication::topicPrefix).toList();
        sink = Optional.of(PostgresSink.start(repository, work, port, prefixes));
        display.print("Started     PostgreSQL at " + sink.get().address());
    }

    /** Starts broker and worker and posts the connectors. */
    void start(int restPort, int kafkaPort) {
        display.print("Starting    Kafka and Kafka Connect …");
        cluster = KafkaCluster.start(work, kafkaPort);
        worker = cluster.startWorker(builder -> setUp(builder, restPort));
        display.print("Started     Kafka at " + cluster.bootstrapServers() + ", Kafka Connect at " + worker.restUrl());
        for (Replication replication : replications) {
            ConnectorConfig config = replication.config();
            post(
                    sink.isEmpty() ? config : config.with(PostgresSink.SOURCE_SETTINGS),
                    repository.relativize(replication.vendor().config(repository)));
        }
        sink.ifPresent(postgres -> post(postgres.config(), PostgresSink.CONFIG));
    }

    private void post(ConnectorConfig config, Path file) {
        worker.rest().create(config.name(), config.settings());
        display.print("Posted      " + file);
    }

    /** Shows the tables until their first sync is complete, and prints the next steps. Then continues, unless it should exit. */
    void run(boolean exitAfterFirstSync) {
        try (WorkerTables tables = WorkerTables.of(worker);
                TopicCounts counts = new TopicCounts(cluster.bootstrapServers(), this::isOurs, clock)) {
            Watch watch = new Watch(replications, worker, tables, counts, sink, display, clock);
            watch.untilFirstSync();
            display.print(summary(watch, counts));
            if (!exitAfterFirstSync) {
                display.print(List.of("", "Changes are replicated until you press Ctrl-C."));
                watch.forever();
            }
        }
    }

    @Override
    public void close() {
        if (cluster != null) {
            display.print("Stopping …");
            cluster.close();
        }
        sink.ifPresent(PostgresSink::close);
        replications.forEach(Replication::close);
    }

    private ConnectWorkerBuilder setUp(ConnectWorkerBuilder builder, int restPort) {
        // A sink needs the schemas. Without a sink, topics are easier to read without them.
        String schemas = Boolean.toString(sink.isPresent());
        sink.ifPresent(postgres -> builder.plugins(PostgresServer.sinkPlugins()));
        return builder.plugins(plugins)
                .restPort(restPort)
                .heap("1g")
                .jmx()
                .property("key.converter.schemas.enable", schemas)
                .property("value.converter.schemas.enable", schemas)
                .property("config.providers", "env")
                .property("config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
    }

    private List<String> summary(Watch watch, TopicCounts counts) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Every table has completed its first sync: " + Texts.count(counts.total()) + " rows in "
                + counts.topics().size() + " topics.");
        sink.ifPresent(postgres -> lines.add(postgres.summary()));
        if (!watch.parked().isEmpty()) {
            lines.add("Paused tables, see the worker's log: " + String.join(", ", watch.parked()));
        }
        NextSteps steps = new NextSteps(counts);
        List<String> connectors = replications.stream()
                .map(replication -> replication.config().name())
                .toList();
        lines.addAll(steps.samples());
        lines.addAll(
                steps.addresses(worker.restUrl(), cluster.bootstrapServers(), connectors, repository.relativize(work)));
        sink.ifPresent(postgres -> lines.addAll(postgres.addresses(steps.largestTopics())));
        return lines;
    }

    private boolean isOurs(String topic) {
        return replications.stream().anyMatch(replication -> topic.startsWith(replication.topicPrefix()));
    }
}
