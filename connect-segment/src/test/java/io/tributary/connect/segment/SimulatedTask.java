package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.sandbox.segment.SegmentBuilder;
import io.tributary.sandbox.segment.SegmentWorkspace;
import io.tributary.sandbox.segment.SimulatedSegment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;

/** What tests of the real task against a simulated Segment share. */
abstract class SimulatedTask {
    static final String[] ALL = SegmentTables.NAMES.toArray(new String[0]);
    static final String NEVER = "3600000";

    SimulatedSegment segment;
    TaskDriver driver;

    /** A workspace with a few rows of every table. */
    static SegmentBuilder few() {
        return SimulatedSegment.builder()
                .sources(12)
                .destinations(16)
                .warehouses(3)
                .users(9)
                .groups(5)
                .transformations(7)
                .auditEvents(60, 20)
                .usageMonths(2)
                .catalog(10);
    }

    /** Opens the workspace; the task that will read it is not started yet. */
    void open(SegmentBuilder builder) {
        segment = builder.start();
        driver = new TaskDriver(SegmentSourceConnector::new, segment.connectorSettings());
        driver.set("start.date", LocalDate.now(ZoneOffset.UTC).minusDays(70).toString());
    }

    void tables(String... names) {
        driver.set("tables", String.join(",", names));
    }

    /** Lets no sync follow the first one. */
    void once() {
        driver.set("snapshot.interval.ms", NEVER).set("poll.interval.ms", NEVER);
    }

    @AfterEach
    void close() {
        if (segment != null) {
            driver.close();
            segment.close();
        }
    }

    SegmentWorkspace workspace() {
        return segment.workspace();
    }

    void assertSameAsApi(String... tables) {
        for (String table : tables) {
            Map<Struct, Struct> topic = driver.latest("segment." + table);
            Map<Struct, Struct> api = Truth.of(segment, table);
            assertThat(api).as(table).isNotEmpty();
            List<String> differences = api.keySet().stream()
                    .filter(key -> !Objects.equals(topic.get(key), api.get(key)))
                    .map(key -> key + " is " + topic.get(key) + ", should be " + api.get(key))
                    .toList();
            assertThat(differences).as(table).isEmpty();
            assertThat(topic.keySet()).as(table).hasSameSizeAs(api.keySet());
        }
    }

    /** The topics hold what the API shows, and no key twice. */
    void assertEachRowOnce(String... tables) {
        assertSameAsApi(tables);
        for (String table : tables) {
            assertThat(records(table))
                    .as(table)
                    .hasSize(Truth.of(segment, table).size());
        }
    }

    List<SourceRecord> records(String table) {
        return driver.records("segment." + table);
    }

    List<SourceRecord> tombstones(String table) {
        return records(table).stream().filter(record -> record.value() == null).toList();
    }

    boolean isParked(String table) {
        return driver.attribute(table, "State").equals("PARKED");
    }

    static Struct value(SourceRecord record) {
        return (Struct) record.value();
    }

    static Consumer<ObjectNode> named(String name) {
        return row -> row.put("name", name);
    }
}
