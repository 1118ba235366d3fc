package io.tributary.systemtests.converters;

import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.ConnectWorkerBuilder;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.sandbox.kafka.TopicFollower;
import io.tributary.systemtests.Connectors;
import io.tributary.systemtests.operations.ConfigFiles;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.worker.ConnectorUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A broker, a schema registry that requires compatible schemas, and a worker with {@code config/worker-avro.properties}. */
final class AvroWorker implements AutoCloseable {
    /** For processes of a minute, in which the optimizing compiler costs more than it saves. */
    static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final Path REGISTRY = Path.of("..", "third-party-plugins", "target", "registry");

    private final ConfigFiles files;
    private final KafkaCluster cluster;
    private final SchemaRegistry registry;
    private final ConnectWorker worker;
    private final AvroPlugin avro = AvroPlugin.open();
    private final AtomicInteger names = new AtomicInteger();

    private AvroWorker(ConfigFiles files, KafkaCluster cluster, SchemaRegistry registry) {
        this.files = files;
        this.cluster = cluster;
        this.registry = registry;
        this.worker = cluster.startWorker(this::setUp);
    }

    static AvroWorker start() {
        try {
            Path work = Files.createDirectories(Path.of(System.getProperty("sandbox.work")));
            Path directory = Files.createTempDirectory(work, "converters");
            SchemaRegistry registry = SchemaRegistry.start(REGISTRY, directory.resolve("registry.log"));
            KafkaCluster cluster = KafkaCluster.start(directory);
            registry.awaitReady().requireCompatibility("BACKWARD");
            return new AvroWorker(new ConfigFiles(directory), cluster, registry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConnectWorkerBuilder setUp(ConnectWorkerBuilder builder) {
        return files.worker("worker-avro.properties", builder)
                .property("key.converter.schema.registry.url", registry.url())
                .property("value.converter.schema.registry.url", registry.url())
                // Faster than the value in the file, which the tests of the files use.
                .property("plugin.discovery", "service_load")
                .plugins(Connectors.packages())
                .plugins(AvroPlugin.directory())
                .jvmOption(QUICK_START)
                .heap("1g");
    }

    /** A connector with a new name. It is not created yet. */
    ConnectorUnderTest connector(String what, ConnectorKit kit, VendorUnderTest vendor) {
        String name = (what + '-' + names.incrementAndGet()).toLowerCase(Locale.ROOT);
        return new ConnectorUnderTest(name, kit.connectorClass(), vendor, worker.rest(), cluster.topics());
    }

    /**
     * The topics of a connector that writes in {@code form}.
     *
     * @param values converts each value for the comparison
     */
    Topics topics(ConnectorUnderTest connector, Form form, UnaryOperator<Object> values) {
        String prefix = connector.topic("");
        TopicFollower follower = new TopicFollower(cluster.bootstrapServers(), name -> name.startsWith(prefix));
        return new Topics(follower, converters(form), values);
    }

    private Converters converters(Form form) {
        return switch (form) {
            case AVRO -> avro.converters(registry.url());
            case JSON -> Converters.json(false);
            case JSON_WITH_SCHEMAS -> Converters.json(true);
        };
    }

    SchemaRegistry registry() {
        return registry;
    }

    @Override
    public void close() throws IOException {
        cluster.close();
        registry.close();
        avro.close();
    }
}
