package io.tributary.systemtests.converters;

import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.ConnectWorkerBuilder;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.sandbox.kafka.TopicFollower;
import io.tributary.sandbox.testing.ConnectorKit;
import io.tributary.sandbox.testing.ConnectorUnderTest;
import io.tributary.sandbox.testing.VendorUnderTest;
import io.tributary.systemtests.Connectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A broker, a schema registry that wants compatible schemas, and a worker set up by {@code config/worker-avro.properties}. */
final class AvroWorker implements AutoCloseable {
    private static final Path SETTINGS = Path.of("..", "config", "worker-avro.properties");
    private static final Path REGISTRY = Path.of("..", "test-parts", "target", "registry");
    /** What of the file is of the place where it runs. */
    private static final Set<String> OF_THE_PLACE = Set.of("bootstrap.servers", "listeners", "plugin.path");

    private final KafkaCluster cluster;
    private final SchemaRegistry registry;
    private final ConnectWorker worker;
    private final AvroPlugin avro = AvroPlugin.open();
    private int names;

    private AvroWorker(KafkaCluster cluster, SchemaRegistry registry) {
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
            return new AvroWorker(cluster, registry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConnectWorkerBuilder setUp(ConnectWorkerBuilder builder) {
        Properties settings = new Properties();
        try (InputStream file = Files.newInputStream(SETTINGS)) {
            settings.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.stringPropertyNames().stream()
                .filter(key -> !OF_THE_PLACE.contains(key))
                .forEach(key -> builder.property(key, settings.getProperty(key)));
        return builder.property("key.converter.schema.registry.url", registry.url())
                .property("value.converter.schema.registry.url", registry.url())
                .plugins(Connectors.packages())
                .plugins(AvroPlugin.directory())
                .heap("1g");
    }

    /** A connector that is not created yet, with a name that none has had. */
    ConnectorUnderTest connector(String what, ConnectorKit kit, VendorUnderTest vendor) {
        names++;
        String name = (what + '-' + names).toLowerCase(Locale.ROOT);
        return new ConnectorUnderTest(name, kit.connectorClass(), vendor, worker.rest(), cluster.topics());
    }

    /**
     * The topics of a connector that writes in a form.
     *
     * @param values what is made of each value, to be compared
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
