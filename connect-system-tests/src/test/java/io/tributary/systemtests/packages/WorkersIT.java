package io.tributary.systemtests.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.ConnectWorkerBuilder;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.systemtests.Connectors;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.worker.ConnectorUnderTest;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All five packages in one worker: on the oldest supported Kafka Connect, and on the newest Java of this machine. */
class WorkersIT {
    private static final String OLDEST = "3.9.2";
    private static final Path OLDEST_JARS = Path.of("..", "third-party-plugins", "target", "oldest-worker");

    private final Map<ConnectorUnderTest, List<String>> running = new LinkedHashMap<>();
    private KafkaCluster cluster;

    @BeforeEach
    void startKafka() throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("sandbox.work")));
        cluster = KafkaCluster.start(Files.createTempDirectory(work, "workers"));
    }

    @AfterEach
    void stopAll() {
        running.keySet().forEach(ConnectorUnderTest::close);
        cluster.close();
    }

    @Test
    void oldestConnectRunsAllFive() {
        ConnectWorker worker = startWorker(WorkersIT::oldestConnect);
        replicate(worker, (connector, vendor) -> List.of(connector.snapshotTable()));
        assertThat(worker.rest().version()).isEqualTo(OLDEST);
    }

    @Test
    @Tag("full")
    void oldestConnectReplicatesEveryTable() {
        replicate(startWorker(WorkersIT::oldestConnect), (connector, vendor) -> vendor.tables());
    }

    @Test
    @Tag("full")
    void newestJavaReplicatesEveryTable() throws IOException {
        Jdk newest = Jdk.newest();
        assumeThat(newest.version().feature()).isGreaterThan(Runtime.version().feature());
        ConnectWorker worker = startWorker(builder -> builder.javaHome(newest.home()));
        replicate(worker, (connector, vendor) -> vendor.tables());
        assertThat(Files.readString(worker.log())).containsPattern("jvm.spec = .*, " + newest.version());
    }

    private static ConnectWorkerBuilder oldestConnect(ConnectWorkerBuilder builder) {
        URL logging = WorkersIT.class.getResource("oldest-worker-logging.properties");
        return builder.jars(OLDEST_JARS)
                .jvmOption("-Dlog4j.configuration=" + logging)
                .property("plugin.discovery", "only_scan");
    }

    private ConnectWorker startWorker(UnaryOperator<ConnectWorkerBuilder> setUp) {
        return cluster.startWorker(
                builder -> setUp.apply(builder.plugins(Connectors.packages()).heap("1g")));
    }

    /** Completes the first sync of these tables, with exactly-once. */
    private void replicate(ConnectWorker worker, BiFunction<ConnectorKit, VendorUnderTest, List<String>> tables) {
        for (ConnectorKit connector : Connectors.ALL) {
            VendorUnderTest vendor = connector.few();
            List<String> names = tables.apply(connector, vendor);
            ConnectorUnderTest started = new ConnectorUnderTest(
                    connector.vendor(), connector.connectorClass(), vendor, worker.rest(), cluster.topics());
            running.put(started, names);
            started.set("tables", String.join(",", names)).start();
        }
        running.forEach(ConnectorUnderTest::awaitComplete);
    }
}
