package io.tributary.connect.listrak;

import io.tributary.simulators.listrak.ListrakAccount;
import io.tributary.simulators.listrak.ListrakBuilder;
import io.tributary.simulators.listrak.SimulatedListrak;
import io.tributary.testkit.contract.TaskTest;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Base class of tests that run the real task against a simulated Listrak. */
abstract class SimulatedTask extends TaskTest {
    /** Poll interval in ms. Messages that are being sent are read at a tenth of the polls. */
    private static final String INTERVAL_MS = "20";

    /** Rows per page: few, so that small accounts have several pages. */
    static final int PAGE = 20;

    SimulatedListrak listrak;

    SimulatedTask() {
        super(new ListrakKit(), new Truth());
    }

    /** An account with a few rows in each table. */
    static ListrakBuilder few() {
        return SimulatedListrak.builder()
                .lists(2)
                .contacts(30)
                .messages(4)
                .recipients(50)
                .events(30);
    }

    /** Starts the simulated account, but not the task. */
    void open(ListrakBuilder account) {
        listrak = account.page(PAGE).start();
        open(listrak, listrak.connectorSettings());
        driver.set("poll.interval.ms", INTERVAL_MS).set("snapshot.interval.ms", INTERVAL_MS);
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

    /** Sweeps at each sync, so that the next one finds all changes. */
    void sweepAlways() {
        driver.set("listrak.sweep.interval.ms", "1");
    }

    Struct lastValue(String table) {
        List<SourceRecord> records = records(table);
        return (Struct) records.get(records.size() - 1).value();
    }

    /** Number of requests so far for an operation on one message or list. */
    long requests(String operation, long parent) {
        return listrak.log().latest().stream()
                .filter(request -> request.path().equals("/" + operation + "/" + parent))
                .count();
    }

    /** Number of requests so far for an operation. */
    long requests(String operation) {
        return listrak.requests("POST /" + operation + "/{id}");
    }
}
