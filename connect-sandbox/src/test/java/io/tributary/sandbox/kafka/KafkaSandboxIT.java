package io.tributary.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.sandbox.Patience;
import io.tributary.sandbox.toy.CounterSourceConnector;
import io.tributary.sandbox.toy.ToyPlugin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 15, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KafkaSandboxIT {
    private static final Duration LIMIT = Patience.STANDSTILL;
    private static final String CLASS = CounterSourceConnector.class.getName();

    private KafkaCluster cluster;
    private ConnectWorker worker;
    private Path plugins;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        plugins = ToyPlugin.packInto(directory.resolve("plugins"));
        cluster = KafkaCluster.start(directory.resolve("cluster"));
        worker = cluster.startWorker(
                builder -> builder.plugins(plugins).heap("256m").jmx());
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    @Order(1)
    void connectorRunsAndItsTopicIsRead() {
        assertThat(worker.rest().plugins().findValuesAsText("class")).contains(CLASS);

        assertThat(cluster.topics().read("numbers")).isEmpty();

        worker.rest().create("numbers", config("numbers", 25));

        worker.rest().awaitRunning("numbers", 1, LIMIT);
        await().atMost(LIMIT).until(() -> cluster.topics().read("numbers").size() == 25);
        TopicRecord last = cluster.topics().read("numbers").get(24);
        assertThat(last.key().path("id").asLong()).isEqualTo(24);
        assertThat(last.value().path("text").asText()).isEqualTo("row 24");
        assertThat(last.valueSchema().path("name").asText()).isEqualTo("toy.Value");
        assertThat(last.headers()).containsEntry("origin", "toy");
        assertThat(cluster.topics().latestByKey("numbers")).hasSize(25);
        assertThat(cluster.topics().topics("num")).containsExactly("numbers");
    }

    @Test
    @Order(2)
    void followerContinuesAndFindsNewTopics() {
        List<TopicRecord> seen = new ArrayList<>();
        try (TopicFollower follower = new TopicFollower(cluster.bootstrapServers(), topic -> topic.startsWith("num"))) {
            await().atMost(LIMIT).until(() -> follow(follower, seen) == 25);

            worker.rest().put("numbers-too", config("numbers-too", 5));

            await().atMost(LIMIT).until(() -> follow(follower, seen) == 30);
        }
    }

    @Test
    @Order(3)
    void offsetsOfStoppedConnectorAreChanged() throws Exception {
        worker.rest().stop("numbers");
        worker.rest().awaitStopped("numbers", LIMIT);
        await().atMost(LIMIT)
                .until(() -> worker.rest()
                        .offsets("numbers")
                        .findValuesAsText("next")
                        .contains("25"));

        JsonNode offsets = new ObjectMapper().readTree("""
                        {"offsets": [{"partition": {"table": "counter"}, "offset": {"next": 20}}]}""");
        worker.rest().alterOffsets("numbers", offsets);
        worker.rest().resume("numbers");

        await().atMost(LIMIT).until(() -> cluster.topics().read("numbers").size() == 30);
    }

    @Test
    @Order(4)
    void errorsContainTheWorkersMessage() {
        assertThatThrownBy(() -> worker.rest().status("nobody"))
                .isInstanceOf(ConnectRestException.class)
                .hasMessageContaining("404")
                .hasMessageContaining("nobody");
        assertThat(worker.rest()
                        .validate(CLASS, Map.of("connector.class", CLASS))
                        .path("error_count")
                        .asInt())
                .isPositive();

        Map<String, String> failing = new HashMap<>(config("failing", 1));
        failing.put("fail", "true");
        worker.rest().create("failing", failing);

        assertThat(worker.rest().awaitFailed("failing", LIMIT)).contains("fails on request");
        assertThatThrownBy(() -> worker.rest().awaitRunning("failing", 1, LIMIT))
                .hasMessageContaining("fails on request");
        worker.rest().delete("failing");
    }

    @Test
    @Order(5)
    void workerReportsItsResources() throws Exception {
        assertThat(worker.cpuSeconds()).isPositive();
        worker.peakMemoryBytes().ifPresent(bytes -> assertThat(bytes).isGreaterThan(50_000_000));
        try (JMXConnector jmx = worker.connectJmx()) {
            assertThat(jmx.getMBeanServerConnection()
                            .queryNames(new ObjectName("kafka.connect:type=connector-task-metrics,*"), null))
                    .isNotEmpty();
        }
    }

    @Test
    @Order(6)
    void brokerRestartsWithItsData() {
        String servers = cluster.bootstrapServers();

        cluster.broker().kill();
        cluster.broker().restart();

        assertThat(cluster.bootstrapServers()).isEqualTo(servers);
        assertThat(cluster.topics().read("numbers")).hasSize(30);
    }

    @Test
    @Order(7)
    void secondWorkerTakesOverFromOneThatHangs() {
        ConnectWorker second =
                cluster.startWorker(builder -> builder.plugins(plugins).heap("256m"));
        await().atMost(LIMIT)
                .until(() -> workersOf(second, "numbers").contains(address(second))
                        || workersOf(second, "numbers-too").contains(address(second)));

        worker.pause();
        await().atMost(LIMIT)
                .until(() -> workersOf(second, "numbers").equals(List.of(address(second)))
                        && workersOf(second, "numbers-too").equals(List.of(address(second))));

        worker.resume();
        await().atMost(LIMIT).until(() -> worker.rest().healthy());
    }

    @Test
    @Order(8)
    void killedWorkerRestarts() {
        long before = worker.pid();

        worker.kill();
        assertThat(worker.isAlive()).isFalse();
        worker.start();

        assertThat(worker.pid()).isNotEqualTo(before);
        worker.rest().awaitRunning("numbers", 1, LIMIT);
        assertThat(cluster.topics().read("numbers")).hasSize(30);
    }

    @Test
    @Order(9)
    void workerThatCannotStartReportsTheReason(@TempDir Path directory) {
        ConnectWorkerBuilder builder = ConnectWorker.builder(cluster.bootstrapServers(), directory)
                .property("key.converter", "no.such.Converter");

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended with status")
                .hasMessageContaining("no.such.Converter");
    }

    private static Map<String, String> config(String topic, int rows) {
        return Map.of("connector.class", CLASS, "tasks.max", "1", "topic", topic, "rows", Integer.toString(rows));
    }

    private static int follow(TopicFollower follower, List<TopicRecord> seen) {
        seen.addAll(follower.pollRecords(Duration.ofMillis(200)));
        return seen.size();
    }

    private static List<String> workersOf(ConnectWorker worker, String connector) {
        return worker.rest().status(connector).path("tasks").findValuesAsText("worker_id").stream()
                .distinct()
                .toList();
    }

    private static String address(ConnectWorker worker) {
        return worker.restUrl().replace("http://", "");
    }
}
