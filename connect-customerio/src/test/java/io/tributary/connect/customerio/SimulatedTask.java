package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.sandbox.customerio.CustomerIoBuilder;
import io.tributary.sandbox.customerio.CustomerIoWorkspace;
import io.tributary.sandbox.customerio.SimulatedCustomerIo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;

/** What tests of the real task against a simulated Customer.io share. */
abstract class SimulatedTask {
    static final String[] ALL = CustomerIoTables.NAMES.toArray(new String[0]);
    static final String SEARCH = "POST /v1/customers";
    static final String ATTRIBUTES = "POST /v1/customers/attributes";
    static final String MESSAGES = "GET /v1/messages";
    static final String ACTIVITIES = "GET /v1/activities";
    static final String SUPPRESSIONS = "GET /v1/esp/suppression/{type}";

    SimulatedCustomerIo customerIo;
    TaskDriver driver;

    /** A workspace with a few rows of every table. */
    static CustomerIoBuilder few() {
        return SimulatedCustomerIo.builder().rows(45).size("newsletters", 12);
    }

    /** Opens the workspace; the task that will read it is not started yet. */
    void open(CustomerIoBuilder workspace) {
        customerIo = workspace.start();
        driver = new TaskDriver(CustomerIoSourceConnector::new, customerIo.connectorSettings());
        driver.set("requests.per.second", "0");
    }

    void tables(String... names) {
        driver.set("tables", String.join(",", names));
    }

    @AfterEach
    void close() {
        driver.close();
        customerIo.close();
    }

    CustomerIoWorkspace workspace() {
        return customerIo.workspace();
    }

    void assertSameAsApi(String... tables) {
        for (String table : tables) {
            assertThat(driver.latest("customerio." + table))
                    .as(table)
                    .containsExactlyInAnyOrderEntriesOf(Truth.of(customerIo, table));
        }
    }

    /** The topics hold what the API shows, and no key twice; nobody asked for what a correct client never asks for. */
    void assertEachRowOnce(String... tables) {
        assertSameAsApi(tables);
        for (String table : tables) {
            assertThat(records(table)).as(table).hasSize(customerIo.rowCounts().get(table));
        }
        assertThat(customerIo.violations()).isEmpty();
    }

    List<SourceRecord> records(String table) {
        return driver.records("customerio." + table);
    }

    List<SourceRecord> tombstones(String table) {
        return records(table).stream().filter(record -> record.value() == null).toList();
    }

    /** The newest value of the row whose first key field is this; null where there is none. */
    Struct value(String table, Object id) {
        return driver.latest("customerio." + table).entrySet().stream()
                .filter(row ->
                        row.getKey().get(row.getKey().schema().fields().get(0)).equals(id))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    String first(String table) {
        return workspace().ids(table).get(0);
    }

    String state(String table) {
        return (String) driver.attribute(table, "State");
    }

    long now() {
        return customerIo.clock().seconds();
    }

    /** Seconds of so many days before now. */
    long daysAgo(long days) {
        return now() - Duration.ofDays(days).toSeconds();
    }

    /** Lets a row be of another time, and at another place of its list. */
    void created(String table, String field, String id, long second) {
        workspace().update(table, id, row -> row.put(field, second));
    }

    static Consumer<ObjectNode> named(String name) {
        return row -> row.put("name", name);
    }
}
