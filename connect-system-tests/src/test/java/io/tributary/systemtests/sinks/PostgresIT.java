package io.tributary.systemtests.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.intercom.IntercomKit;
import io.tributary.quickstart.ConnectorConfig;
import io.tributary.sandbox.Patience;
import io.tributary.sandbox.kafka.ConnectWorker;
import io.tributary.sandbox.kafka.KafkaCluster;
import io.tributary.sandbox.postgres.PostgresServer;
import io.tributary.simulators.intercom.IntercomWorkspace;
import io.tributary.simulators.intercom.SimulatedIntercom;
import io.tributary.systemtests.Connectors;
import io.tributary.systemtests.operations.ConfigFiles;
import io.tributary.testkit.ConnectorKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
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

/** All tables of all connectors, from simulated vendors through Kafka into PostgreSQL, with the files in {@code config/sinks}. */
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
        assertThat(replication.tables()).hasSize(106);
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
    void tablesEqualTheVendorsRowsAlsoAfterChanges() throws SQLException {
        ConnectorConfig sink = sink("postgres.json", DATABASE);
        try (Connection connection = postgres.connect(DATABASE)) {
            PostgresTables tables = inOneSchema(connection, PostgresIT::lowerCase);
            replication.start(sink);
            awaitSame(tables, sink);
            assertColumns(tables);

            Set<String> gone = keys();
            replication.change();
            awaitSame(tables, sink);
            gone.removeAll(keys());
            assertThat(gone).hasSizeGreaterThanOrEqualTo(Connectors.ALL.size());
        }
    }

    @Test
    @Order(2)
    void queriesInTheGuideRun() throws SQLException, IOException {
        try (Connection connection = postgres.connect(DATABASE)) {
            for (String query : GuideQueries.read()) {
                execute(connection, query);
            }
            assertThat(times(connection)).containsOnly("timestamptz");
            execute(connection, "DROP SCHEMA analytics CASCADE");
        }
    }

    /** The types of the times in a view. */
    private static Set<String> times(Connection connection) throws SQLException {
        Set<String> types = new HashSet<>();
        try (ResultSet columns =
                connection.getMetaData().getColumns(null, "analytics", "intercom_contacts", "%\\_at")) {
            while (columns.next()) {
                types.add(columns.getString("TYPE_NAME"));
            }
        }
        return types;
    }

    @Test
    @Order(3)
    void valuesThatDatabasesRefuseDoNotStopATable() throws SQLException {
        ConnectorConfig sink = sink("postgres.json", DATABASE);
        try (Connection connection = postgres.connect(DATABASE)) {
            // A sink that has just started reads the tables' columns again.
            worker.rest().restart(sink.name());
            putValuesThatDatabasesRefuse();
            replication.change();
            awaitSame(inOneSchema(connection, PostgresIT::lowerCase), sink);
        }
    }

    /** Adds NUL in texts, times that databases cannot store, and a text of maximum length, at the top level and nested. */
    private void putValuesThatDatabasesRefuse() {
        IntercomWorkspace workspace = ((SimulatedIntercom) replication.api(INTERCOM)).workspace();
        List<String> contacts = workspace.ids("contacts");
        workspace.update("contacts", contacts.get(40), row -> {
            row.put("name", "a\0b");
            row.put("signed_up_at", 9_000_000_000_000L);
            row.put("last_seen_at", -62_135_596_801L);
            row.put("last_contacted_at", -62_135_596_800L);
            row.put("last_replied_at", "soon");
            row.putObject("location").put("city", "c\0d");
            row.putObject("custom_attributes").put("text", "e\0f").put("number", Long.MAX_VALUE);
        });
        workspace.update("contacts", contacts.get(41), row -> row.put("name", "x".repeat(800_000)));
        workspace.update(
                "conversations",
                workspace.ids("conversations").get(3),
                row -> row.putObject("statistics").put("first_contact_reply_at", 9_000_000_000_000L));
    }

    @Test
    @Order(4)
    @Tag("full")
    void eachVendorHasItsOwnSchema() throws SQLException {
        try (Connection connection = postgres.connect(DATABASE)) {
            for (ConnectorKit connector : Connectors.ALL) {
                execute(connection, "CREATE SCHEMA " + connector.vendor());
            }
            follow(
                    sink("postgres-schemas.json", DATABASE),
                    new PostgresTables(connection, UnaryOperator.identity(), PostgresIT::lowerCase));
        }
    }

    @Test
    @Order(5)
    @Tag("full")
    void columnsAreInSnakeCase() throws SQLException {
        try (Connection connection = postgres.connect(DATABASE)) {
            execute(connection, "CREATE DATABASE snake");
        }
        try (Connection connection = postgres.connect("snake")) {
            follow(sink("postgres-snake-case.json", "snake"), inOneSchema(connection, PostgresIT::snakeCase));
        }
    }

    @Test
    @Order(6)
    @Tag("full")
    void killedWorkerLosesNothing() throws SQLException {
        ConnectorConfig sink = sink("postgres.json", DATABASE);
        replication.keepChanging(5);
        for (int i = 0; i < 3; i++) {
            awaitMoreRecords();
            worker.kill();
            worker.start();
        }
        replication.keepChanging(0);
        try (Connection connection = postgres.connect(DATABASE)) {
            awaitSame(inOneSchema(connection, PostgresIT::lowerCase), sink);
        }
    }

    private void follow(ConnectorConfig sink, PostgresTables tables) throws SQLException {
        replication.start(sink);
        awaitSame(tables, sink);
        assertColumns(tables);
        worker.rest().restart(sink.name());
        replication.change();
        awaitSame(tables, sink);
        worker.rest().delete(sink.name());
    }

    private ConnectorConfig sink(String file, String database) {
        return ConnectorConfig.read(ConfigFiles.file("sinks/" + file)).filledIn(postgres.placeholders(database));
    }

    private static PostgresTables inOneSchema(Connection connection, UnaryOperator<String> columnName) {
        return new PostgresTables(connection, topic -> "public." + topic.replace('.', '_'), columnName);
    }

    private static String lowerCase(String field) {
        return field.toLowerCase(Locale.ROOT);
    }

    private static String snakeCase(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void awaitSame(PostgresTables tables, ConnectorConfig sink) {
        replication.tables().forEach(table -> awaitSame(tables, sink, List.of(table)));
        awaitSame(tables, sink, replication.tables());
    }

    /** Waits until all these tables are equal at the same time. */
    private void awaitSame(PostgresTables tables, ConnectorConfig sink, List<ReplicatedTable> expected) {
        replication.patience(sink).untilAsserted(() -> {
            replication.requireRunning(sink);
            for (ReplicatedTable table : expected) {
                assertThat(Differences.of(table, tables.rows(table.declared()))).isEmpty();
            }
        });
    }

    private void assertColumns(PostgresTables tables) throws SQLException {
        for (ReplicatedTable each : replication.tables()) {
            DeclaredTable table = each.declared();
            assertThat(tables.columns(table)).as(table.topic()).isEqualTo(tables.expectedColumns(table));
            assertThat(tables.primaryKey(table)).as(table.topic()).isEqualTo(tables.expectedPrimaryKey(table));
        }
    }

    private void awaitMoreRecords() {
        int before = cluster.topics().readPrefix(INTERCOM.vendor()).size();
        Patience.whileMoving(() -> cluster.topics().size(INTERCOM.vendor()))
                .until(() -> cluster.topics().readPrefix(INTERCOM.vendor()).size() > before + 50);
    }

    /** The keys of all rows that exist at the vendors. */
    private Set<String> keys() {
        return replication.tables().stream()
                .filter(table -> !table.keepsDeletedRows())
                .flatMap(table -> table.rows().keySet().stream().map(key -> table.topic() + key))
                .collect(Collectors.toSet());
    }
}
