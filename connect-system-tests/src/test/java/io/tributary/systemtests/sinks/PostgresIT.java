package io.tributary.systemtests.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.connect.intercom.IntercomKit;
import io.tributary.sandbox.intercom.IntercomWorkspace;
import io.tributary.sandbox.intercom.SimulatedIntercom;
import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.sandbox.postgres.PostgresServer;
import io.tributary.sandbox.testing.ConnectorKit;
import io.tributary.systemtests.Connectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** All tables of all connectors, from simulated vendors through Kafka into PostgreSQL, by the files of {@code config/sinks}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PostgresIT {
    private static final String DATABASE = PostgresServer.DATABASE;
    private static final ConnectorKit INTERCOM = Connectors.ALL.stream()
            .filter(IntercomKit.class::isInstance)
            .findFirst()
            .orElseThrow();

    private PostgresServer postgres;
    private KafkaCluster cluster;
    private ConnectWorker worker;
    private Replication replication;

    @BeforeAll
    void startConnectors() throws IOException {
        Path work = Files.createDirectories(Path.of(System.getProperty("sandbox.work")));
        Path directory = Files.createTempDirectory(work, "postgres");
        postgres = PostgresServer.start(directory.resolve("postgres"), 0);
        cluster = KafkaCluster.start(directory);
        worker = cluster.startWorker(builder -> builder.plugins(Connectors.packages())
                .plugins(PostgresServer.sinkPlugins())
                .heap("1g"));
        replication = new Replication(cluster, worker, "json");
        Connectors.ALL.forEach(replication::start);
    }

    @AfterAll
    void stopAll() {
        if (replication != null) {
            replication.close();
        }
        if (cluster != null) {
            cluster.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    @Order(1)
    void tablesEqualTheVendorsRowsAndFollowThem() {
        SinkConfig sink = sink("postgres.json", DATABASE);
        PostgresTables tables = tables(PostgresIT::lowerCase, DATABASE);
        replication.start(sink);
        awaitSame(tables, sink);
        assertColumns(tables);

        Set<String> gone = keys();
        // A sink that has just started learns the tables' columns anew.
        worker.rest().restart(sink.name());
        replication.change();
        putValuesThatDatabasesRefuse();
        awaitSame(tables, sink);
        gone.removeAll(keys());
        assertThat(gone).hasSizeGreaterThanOrEqualTo(Connectors.ALL.size());
    }

    @Test
    @Order(2)
    @Tag("full")
    void killedWorkerLosesNothing() {
        SinkConfig sink = sink("postgres.json", DATABASE);
        PostgresTables tables = tables(PostgresIT::lowerCase, DATABASE);
        replication.keepChanging(20);
        for (int i = 0; i < 3; i++) {
            awaitMoreRecords();
            worker.kill();
            worker.start();
        }
        replication.keepChanging(0);
        awaitSame(tables, sink);
    }

    @Test
    @Order(3)
    @Tag("full")
    void vendorsHaveSchemasOfTheirOwn() throws SQLException {
        for (ConnectorKit connector : Connectors.ALL) {
            execute("CREATE SCHEMA " + connector.vendor());
        }
        follow("postgres-schemas.json", new PostgresTables(postgres, DATABASE, topic -> topic, PostgresIT::lowerCase));
    }

    @Test
    @Order(4)
    @Tag("full")
    void columnsAreInSnakeCase() throws SQLException {
        execute("CREATE DATABASE snake");
        follow("postgres-snake-case.json", tables(PostgresIT::snakeCase, "snake"));
    }

    private static String snakeCase(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private void follow(String file, PostgresTables tables) {
        SinkConfig sink = sink(file, tables.database());
        replication.start(sink);
        awaitSame(tables, sink);
        assertColumns(tables);
        worker.rest().restart(sink.name());
        replication.change();
        awaitSame(tables, sink);
        worker.rest().delete(sink.name());
    }

    private SinkConfig sink(String file, String database) {
        return SinkConfig.read(file, postgres.placeholders(database));
    }

    /** The tables of all topics in one schema. */
    private PostgresTables tables(UnaryOperator<String> columnName, String database) {
        return new PostgresTables(postgres, database, topic -> "public." + topic.replace('.', '_'), columnName);
    }

    private static String lowerCase(String field) {
        return field.toLowerCase(Locale.ROOT);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void awaitSame(PostgresTables tables, SinkConfig sink) {
        await().atMost(Replication.LIMIT).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            replication.requireRunning(sink);
            for (ReplicatedTable table : replication.tables()) {
                assertThat(Differences.of(table, tables.rows(table.declared()))).isEmpty();
            }
        });
    }

    private void assertColumns(PostgresTables tables) {
        for (ReplicatedTable each : replication.tables()) {
            DeclaredTable table = each.declared();
            assertThat(tables.columns(table)).as(table.topic()).isEqualTo(tables.expectedColumns(table));
            assertThat(tables.primaryKey(table))
                    .as(table.topic())
                    .containsExactlyInAnyOrderElementsOf(tables.expectedPrimaryKey(table));
        }
    }

    private void awaitMoreRecords() {
        int before = cluster.topics().readPrefix(INTERCOM.vendor()).size();
        await().atMost(Replication.LIMIT)
                .until(() -> cluster.topics().readPrefix(INTERCOM.vendor()).size() > before + 50);
    }

    /** The keys of all rows that are not only kept. */
    private Set<String> keys() {
        return replication.tables().stream()
                .filter(table -> !table.keepsDeletedRows())
                .flatMap(table -> table.rows().keySet().stream().map(key -> table.topic() + key))
                .collect(Collectors.toSet());
    }

    /** A NUL in a text, a time that PostgreSQL cannot hold, a text as long as a record may be, and more of the kind. */
    private void putValuesThatDatabasesRefuse() {
        IntercomWorkspace workspace = ((SimulatedIntercom) replication.api(INTERCOM)).workspace();
        List<String> contacts = workspace.ids("contacts");
        workspace.update(
                "contacts",
                contacts.get(40),
                row -> row.put("name", "a\0b")
                        .put("signed_up_at", 9_000_000_000_000L)
                        .put("last_seen_at", -62_135_596_800L)
                        .put("last_replied_at", "soon")
                        .set(
                                "custom_attributes",
                                row.objectNode().put("text", "c\0d").put("number", Long.MAX_VALUE)));
        workspace.update("contacts", contacts.get(41), row -> row.put("name", "x".repeat(800_000)));
    }
}
