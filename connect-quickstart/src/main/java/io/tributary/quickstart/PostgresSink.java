package io.tributary.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.sandbox.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** A PostgreSQL server on this machine, and the sink connector that writes all tables to it. */
final class PostgresSink implements AutoCloseable {
    /** Settings of the source connectors: the sink's columns must be flat. */
    static final Map<String, String> SOURCE_SETTINGS = Map.of("value.nested", "json");

    /** The sink's configuration, relative to the repository's root. */
    static final Path CONFIG = Path.of("config", "sinks", "postgres.json");

    private static final String TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";

    private final PostgresServer postgres;
    private final ConnectorConfig config;
    private final Pattern topics;
    private Map<String, Long> rows = Map.of();

    private PostgresSink(PostgresServer postgres, ConnectorConfig config, Pattern topics) {
        this.postgres = postgres;
        this.config = config;
        this.topics = topics;
    }

    /**
     * Starts an empty database. It is filled once {@link #config} is posted.
     *
     * @param port 0 for any free one
     * @param prefixes the prefixes of all topics
     */
    static PostgresSink start(Path repository, Path work, int port, List<String> prefixes) {
        String anyPrefix = prefixes.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        Pattern topics = Pattern.compile("(" + anyPrefix + ")(?!dead-letters$).+");
        PostgresServer postgres = PostgresServer.start(work.resolve("postgres"), port);
        ConnectorConfig config = ConnectorConfig.read(repository.resolve(CONFIG))
                .filledIn(postgres.placeholders(PostgresServer.DATABASE))
                .with(Map.of("topics.regex", topics.pattern()));
        return new PostgresSink(postgres, config, topics);
    }

    /** The sink connector. The worker must have its plugin. */
    ConnectorConfig config() {
        return config;
    }

    /** Host and port of the database. */
    String address() {
        return postgres.address();
    }

    /** Counts the rows of all tables. */
    void count() {
        try (Connection connection = postgres.connect(PostgresServer.DATABASE);
                Statement statement = connection.createStatement()) {
            Map<String, Long> counted = new HashMap<>();
            for (String table : tables(statement)) {
                try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    count.next();
                    counted.put(table, count.getLong(1));
                }
            }
            rows = counted;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read from PostgreSQL", e);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(TABLES)) {
            while (result.next()) {
                tables.add(result.getString(1));
            }
        }
        return tables;
    }

    /** The last count of the rows of a topic's table. Empty if there is no table. */
    OptionalLong rows(String topic) {
        Long count = rows.get(table(topic));
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /** The last count of the rows of all tables, as a sentence. */
    String summary() {
        long total = rows.values().stream().mapToLong(Long::longValue).sum();
        return "PostgreSQL has " + Texts.count(total) + " rows in " + rows.size() + " tables.";
    }

    /**
     * Whether the connector has written all records.
     *
     * @param committed its offsets, from the worker's REST API
     * @param ends the offset after the last record, by partition
     */
    boolean hasWritten(JsonNode committed, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> written = new HashMap<>();
        for (JsonNode each : committed.path("offsets")) {
            JsonNode partition = each.path("partition");
            written.put(
                    new TopicPartition(
                            partition.path("kafka_topic").asText(),
                            partition.path("kafka_partition").asInt()),
                    each.path("offset").path("kafka_offset").asLong());
        }
        return ends.entrySet().stream()
                .filter(end -> topics.matcher(end.getKey().topic()).matches())
                .allMatch(end -> written.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Addresses, and a command to copy. */
    List<String> addresses(List<String> largestTopics) {
        List<String> lines = new ArrayList<>();
        lines.add("PostgreSQL     " + postgres.url());
        lines.add("  JDBC         " + postgres.jdbcUrl());
        largestTopics.stream()
                .limit(1)
                .forEach(topic -> lines.add(
                        "  a table      psql " + postgres.url() + " -c 'SELECT * FROM " + table(topic) + " LIMIT 3'"));
        return lines;
    }

    private static String table(String topic) {
        return topic.replace('.', '_');
    }

    @Override
    public void close() {
        postgres.close();
    }
}
