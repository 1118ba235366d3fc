package io.tributary.testkit.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.sandbox.Patience;
import io.tributary.sandbox.kafka.ConnectRest;
import io.tributary.sandbox.kafka.GrowingTopics;
import io.tributary.sandbox.kafka.TopicReader;
import io.tributary.sandbox.kafka.TopicRecord;
import io.tributary.testkit.VendorUnderTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A connector on a worker, and its topics, whose prefix is its name. */
public final class ConnectorUnderTest implements AutoCloseable {
    /** Timeout of a step without visible progress, such as the start of a task. */
    public static final Duration LIMIT = Patience.STANDSTILL;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String name;
    private final VendorUnderTest vendor;
    private final ConnectRest rest;
    private final GrowingTopics topics;
    private final Map<String, String> config = new TreeMap<>();

    /**
     * A connector with short intervals between syncs. It is not created yet.
     *
     * @param name its name, and the prefix of its topics
     */
    public ConnectorUnderTest(
            String name, String pluginClass, VendorUnderTest vendor, ConnectRest rest, TopicReader topics) {
        this.name = name;
        this.vendor = vendor;
        this.rest = rest;
        this.topics = topics.growing(name + '.');
        config.putAll(vendor.settings());
        config.put("connector.class", pluginClass);
        config.put("topic.prefix", name);
        config.put("tasks.max", "1");
        config.put("exactly.once.support", "required");
        config.put("poll.interval.ms", "1000");
        config.put("snapshot.interval.ms", "500");
        config.put("retry.backoff.ms", "20");
        config.put("retry.backoff.max.ms", "100");
    }

    /** Changes a setting before the start. */
    public ConnectorUnderTest set(String key, String value) {
        config.put(key, value);
        return this;
    }

    /** Creates the connector and waits until its tasks run. */
    public ConnectorUnderTest start() {
        create();
        awaitRunning();
        return this;
    }

    /** Creates the connector. */
    public void create() {
        rest.create(name, config);
    }

    /** Waits until all tasks run. Fails if one fails. */
    public void awaitRunning() {
        rest.awaitRunning(name, tasks(), LIMIT);
    }

    /** The maximum number of tasks. */
    public int tasks() {
        return Integer.parseInt(config.get("tasks.max"));
    }

    /** Stops the connector, which keeps its offsets. */
    public void stop() {
        rest.stop(name);
        rest.awaitStopped(name, LIMIT);
    }

    /** Resumes the stopped connector. */
    public void resume() {
        rest.resume(name);
    }

    /** The stored position of a table. */
    JsonNode offset(String table) {
        JsonNode offsets = rest.offsets(name);
        for (JsonNode each : offsets.path("offsets")) {
            if (each.at("/partition/table").asText().equals(table)) {
                return each.path("offset");
            }
        }
        throw new AssertionError("no offset of " + table + " in " + offsets);
    }

    /** Sets the offset of a table. The connector must be stopped. */
    void alterOffset(String table, String offset) {
        String body = "{\"offsets\":[{\"partition\":{\"table\":\"%s\"},\"offset\":%s}]}".formatted(table, offset);
        try {
            rest.alterOffsets(name, MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The connector's name. */
    public String name() {
        return name;
    }

    Map<String, String> config() {
        return config;
    }

    /** The topic of a table. */
    public String topic(String table) {
        return name + '.' + table;
    }

    /** The committed records of a table. */
    public List<TopicRecord> records(String table) {
        return topics.read().getOrDefault(topic(table), List.of());
    }

    /** The number of committed records of all tables. */
    public long size() {
        return topics.read().values().stream().mapToLong(List::size).sum();
    }

    /** The number of rows of all tables. */
    public long rowsOfApi() {
        return vendor.tables().stream()
                .mapToLong(table -> vendor.truth(table).size())
                .sum();
    }

    /** Waits that continue as long as records arrive. */
    public Patience patience() {
        return Patience.whileMoving(topics::size);
    }

    /** Waits until there are this many committed records. */
    public void awaitSize(long records) {
        patience().until(() -> size() >= records);
    }

    /** Waits until the topics of these tables all contain the vendor's rows at the same time. */
    public void awaitComplete(List<String> tables) {
        tables.forEach(table -> patience().untilAsserted(() -> assertComplete(List.of(table))));
        patience().untilAsserted(() -> assertComplete(tables));
    }

    private void assertComplete(List<String> tables) {
        Map<String, List<TopicRecord>> records = topics.read();
        tables.forEach(table -> assertComplete(table, records.getOrDefault(topic(table), List.of())));
    }

    private void assertComplete(String table, List<TopicRecord> records) {
        Map<JsonNode, TopicRecord> latest = new HashMap<>();
        records.forEach(record -> latest.put(record.key(), record));
        TableCheck.assertHolds(vendor, table, latest);
    }

    /** Every version of a row is one committed record. */
    public void assertNoDuplicates() {
        topics.read().forEach((topic, records) -> {
            Set<List<Object>> distinct = new HashSet<>();
            assertThat(records).as(topic).allMatch(record -> distinct.add(Arrays.asList(record.key(), record.value())));
        });
    }

    /** Waits until the API has received {@code requests} more requests. */
    public void awaitRequests(long requests) {
        long before = vendor.api().log().total();
        Patience.whileMoving(() -> vendor.api().log().total())
                .until(() -> vendor.api().log().total() >= before + requests);
    }

    @Override
    public void close() {
        rest.delete(name);
        topics.close();
        vendor.close();
    }
}
