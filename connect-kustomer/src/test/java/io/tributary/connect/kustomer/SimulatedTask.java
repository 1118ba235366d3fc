package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.sandbox.kustomer.KustomerBuilder;
import io.tributary.sandbox.kustomer.KustomerWorkspace;
import io.tributary.sandbox.kustomer.SimulatedKustomer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;

/** What tests of the real task against a simulated Kustomer share. */
abstract class SimulatedTask {
    static final String SEARCH = "POST /v1/customers/search";
    static final String ARCHIVE_SEARCH = "POST /v1/customers/archive/search";

    SimulatedKustomer kustomer;
    TaskDriver driver;

    /** An organization with a few rows of every table, none older than the live index reaches back. */
    static KustomerBuilder few() {
        return SimulatedKustomer.builder()
                .size("conversations", 30)
                .size("customers", 30)
                .size("kobjects", 30)
                .size("messages", 30)
                .size("notes", 30)
                .size("tags", 20)
                .size("shortcuts", 20)
                .history(Duration.ofDays(400));
    }

    /** Opens the organization; the task that will read it is not started yet. */
    void open(KustomerBuilder organization) {
        kustomer = organization.start();
        driver = new TaskDriver(KustomerSourceConnector::new, kustomer.connectorSettings())
                .set("requests.per.second", "0")
                .set("kustomer.searches.per.minute", "10000");
    }

    void tables(String... names) {
        driver.set("tables", String.join(",", names));
    }

    @AfterEach
    void close() {
        driver.close();
        kustomer.close();
    }

    KustomerWorkspace workspace() {
        return kustomer.workspace();
    }

    void assertSameAsApi(String... tables) {
        for (String table : tables) {
            Map<Struct, Struct> api = Truth.of(table, kustomer.truth(table).values());
            assertThat(differences(table, api)).as(table).isEmpty();
            assertThat(latest(table)).as(table).hasSameSizeAs(api);
        }
    }

    private List<String> differences(String table, Map<Struct, Struct> api) {
        Map<Struct, Struct> topic = latest(table);
        return api.entrySet().stream()
                .filter(row -> !Objects.equals(topic.get(row.getKey()), row.getValue()))
                .map(row -> row.getKey() + " is " + topic.get(row.getKey()) + ", should be " + row.getValue())
                .limit(3)
                .toList();
    }

    /** The topics hold what the API shows, and no version twice. */
    void assertEachVersionOnce(String... tables) {
        assertSameAsApi(tables);
        for (String table : tables) {
            assertThat(records(table))
                    .as(table)
                    .extracting(record -> List.of(id(record), Objects.hashCode(record.value())))
                    .doesNotHaveDuplicates();
        }
    }

    Map<Struct, Struct> latest(String table) {
        return driver.latest("kustomer." + table);
    }

    List<SourceRecord> records(String table) {
        return driver.records("kustomer." + table);
    }

    List<SourceRecord> tombstones(String table) {
        return records(table).stream().filter(record -> record.value() == null).toList();
    }

    /** The newest value of the row with this id; null where there is none. */
    Struct value(String table, String id) {
        return latest(table).entrySet().stream()
                .filter(row -> row.getKey().get("id").equals(id))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    static String id(SourceRecord record) {
        return ((Struct) record.key()).getString("id");
    }

    static Consumer<ObjectNode> named(String name) {
        return row -> KustomerWorkspace.attributes(row).put("externalId", name);
    }

    /** The ids of a table's rows that are not deleted. */
    List<String> ids(String table) {
        return List.copyOf(kustomer.truth(table).keySet());
    }
}
