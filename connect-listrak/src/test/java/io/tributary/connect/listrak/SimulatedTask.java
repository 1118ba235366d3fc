package io.tributary.connect.listrak;

import io.tributary.simulators.listrak.ListrakAccount;
import io.tributary.simulators.listrak.ListrakBuilder;
import io.tributary.simulators.listrak.SimulatedListrak;
import io.tributary.testkit.contract.TaskTest;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** What tests of the real task against a simulated Listrak share. */
abstract class SimulatedTask extends TaskTest {
    /** In milliseconds; messages that are being sent rest ten times as long. */
    private static final String OFTEN = "20";

    /** Of the smallest accounts, so that a test is over in a moment. */
    static final int PAGE = 20;

    SimulatedListrak listrak;

    SimulatedTask() {
        super(new ListrakKit(), new Truth());
    }

    /** An account with a few rows of every table. */
    static ListrakBuilder few() {
        return SimulatedListrak.builder()
                .lists(2)
                .contacts(30)
                .messages(4)
                .recipients(50)
                .events(30);
    }

    /** Opens the account; the task that will read it is not started yet. */
    void open(ListrakBuilder account) {
        listrak = account.page(PAGE).start();
        open(listrak, listrak.connectorSettings());
        driver.set("poll.interval.ms", OFTEN).set("snapshot.interval.ms", OFTEN);
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

    /** A sweep with every sync: whatever changed is found by the next one. */
    void sweepAlways() {
        driver.set("listrak.sweep.interval.ms", "1");
    }

    Struct lastValue(String table) {
        List<SourceRecord> records = records(table);
        return (Struct) records.get(records.size() - 1).value();
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
