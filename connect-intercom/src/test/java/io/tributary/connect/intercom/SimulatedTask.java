package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.sandbox.intercom.IntercomBuilder;
import io.tributary.sandbox.intercom.IntercomWorkspace;
import io.tributary.sandbox.intercom.SimulatedIntercom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;

/** What tests of the real task against a simulated Intercom share. */
abstract class SimulatedTask {
    /** Who looks at the log, and who fills it, cannot run side by side. */
    static final String WARNINGS_OF_PARTS = "warnings of parts";

    static final String CONTACT_SEARCH = "POST /contacts/search";
    static final String CONVERSATION_SEARCH = "POST /conversations/search";
    static final String CONVERSATION = "GET /conversations/{id}";
    static final String SCROLL = "GET /companies/scroll";

    SimulatedIntercom intercom;
    TaskDriver driver;
    private String version = "2.17";

    /** A workspace with a few rows of every table. */
    static IntercomBuilder few() {
        return SimulatedIntercom.builder()
                .contacts(25)
                .companies(12)
                .conversations(10)
                .parts(40, 0)
                .tags(12)
                .customAttributes(3);
    }

    /** Opens the workspace; the task that will read it is not started yet, and will not walk for deleted rows. */
    void open(IntercomBuilder workspace) {
        intercom = workspace.start();
        driver = new TaskDriver(IntercomSourceConnector::new, intercom.connectorSettings());
        driver.set("intercom.deletes.interval.ms", "0");
    }

    void tables(String... names) {
        driver.set("tables", String.join(",", names));
    }

    void version(String name) {
        version = name.equals("Preview") ? "2.17" : name;
        driver.set("intercom.version", name);
    }

    @AfterEach
    void close() {
        driver.close();
        intercom.close();
    }

    IntercomWorkspace workspace() {
        return intercom.workspace();
    }

    Map<Struct, Struct> truth(String table) {
        return new Truth(intercom, version).of(table);
    }

    void assertSameAsApi(String... tables) {
        for (String table : tables) {
            assertThat(differences(table, truth(table).keySet())).as(table).isEmpty();
            assertThat(driver.latest("intercom." + table)).as(table).hasSameSizeAs(truth(table));
        }
    }

    /** What the topic and the API tell otherwise of the rows with these keys. */
    List<String> differences(String table, Collection<Struct> keys) {
        Map<Struct, Struct> topic = driver.latest("intercom." + table);
        Map<Struct, Struct> api = truth(table);
        return keys.stream()
                .filter(key -> !Objects.equals(topic.get(key), api.get(key)))
                .map(key -> key + " is " + topic.get(key) + ", should be " + api.get(key))
                .toList();
    }

    /** The topics hold what the API shows, and no key twice. */
    void assertEachRowOnce(String... tables) {
        assertSameAsApi(tables);
        for (String table : tables) {
            assertThat(records(table)).as(table).hasSameSizeAs(truth(table).keySet());
        }
    }

    List<SourceRecord> records(String table) {
        return driver.records("intercom." + table);
    }

    List<SourceRecord> tombstones(String table) {
        return records(table).stream().filter(record -> record.value() == null).toList();
    }

    /** The newest value of the row with this id; null where there is none. */
    Struct value(String table, String id) {
        return driver.latest("intercom." + table).entrySet().stream()
                .filter(row -> row.getKey().get("id").equals(id))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    static Object id(SourceRecord record) {
        return ((Struct) record.key()).get("id");
    }

    static Consumer<ObjectNode> named(String name) {
        return row -> row.put("name", name);
    }
}
