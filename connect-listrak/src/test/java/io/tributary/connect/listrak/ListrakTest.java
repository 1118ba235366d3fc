package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.sandbox.listrak.ListrakAccount;
import io.tributary.sandbox.listrak.ListrakBuilder;
import io.tributary.sandbox.listrak.SimulatedListrak;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;

/** A simulated Listrak and the real task, for tests of what happens between them. */
abstract class ListrakTest {
    /** Of the smallest accounts, so that a test is over in a moment. */
    static final int PAGE = 20;

    SimulatedListrak listrak;
    TaskDriver driver;
    Truth truth;

    void start() {
        start(SimulatedListrak.builder()
                .lists(2)
                .contacts(30)
                .messages(4)
                .recipients(50)
                .events(30));
    }

    void start(ListrakBuilder builder) {
        listrak = builder.page(PAGE).start();
        driver = new TaskDriver(ListrakSourceConnector::new, listrak.connectorSettings());
        truth = new Truth(listrak);
    }

    @AfterEach
    void stop() {
        driver.close();
        listrak.close();
    }

    ListrakAccount account() {
        return listrak.account();
    }

    long message() {
        return account().messages().get(2);
    }

    long list() {
        return account().lists().get(0);
    }

    void tables(String names) {
        driver.set("tables", names);
    }

    /** A sweep with every sync: whatever changed is found by the next one. */
    void sweepAlways() {
        driver.set("listrak.sweep.interval.ms", "1");
    }

    List<SourceRecord> recordsOf(String table) {
        return driver.records("listrak." + table);
    }

    Struct lastValue(String table) {
        List<SourceRecord> records = recordsOf(table);
        return (Struct) records.get(records.size() - 1).value();
    }

    /** The topic holds what the account does, and each row came once. */
    void assertOnce(String table) {
        assertThat(driver.latest("listrak." + table)).as(table).isEqualTo(truth.of(table));
        assertThat(recordsOf(table)).as(table).hasSameSizeAs(truth.of(table).keySet());
    }

    void assertSameAsApi(String table) {
        assertThat(driver.latest("listrak." + table)).as(table).isEqualTo(truth.of(table));
    }

    /** Requests so far of one operation on one message or list. */
    long requests(String operation, long parent) {
        return listrak.log().latest().stream()
                .filter(request -> request.path().equals("/" + operation + "/" + parent))
                .count();
    }

    /** Requests so far of one operation. */
    long requests(String operation) {
        return listrak.requests("POST /" + operation + "/{id}");
    }
}
