package io.tributary.connect.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.kustomer.KustomerBuilder;
import io.tributary.simulators.kustomer.KustomerWorkspace;
import io.tributary.simulators.kustomer.SimulatedKustomer;
import io.tributary.testkit.contract.TaskTest;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Base of tests that run the real task against a simulated Kustomer. */
abstract class SimulatedTask extends TaskTest {
    static final String SEARCH = "POST /v1/customers/search";
    static final String ARCHIVE_SEARCH = "POST /v1/customers/archive/search";

    /** The tables whose deleted rows stay, with a mark. */
    static final List<String> MARKED = List.of(
            "companies",
            "conversations",
            "customers",
            "kobjects",
            "messages",
            "notes",
            "queues",
            "shortcuts",
            "tags",
            "teams",
            "users");

    SimulatedKustomer kustomer;

    SimulatedTask() {
        super(new KustomerKit(), new Truth());
    }

    /** An organization with a few rows of every table, all of them in the live index. */
    static KustomerBuilder few() {
        return SimulatedKustomer.builder()
                .size("conversations", 30)
                .size("customers", 30)
                .size("kobjects", 30)
                .size("messages", 30)
                .size("notes", 30)
                .size("tags", 20)
                .size("shortcuts", 20)
                .size("audit_logs", 30)
                .size("companies", 30)
                .size("work_sessions", 12)
                .history(Duration.ofDays(400));
    }

    /** Opens the organization. The task is not started yet. */
    void open(KustomerBuilder organization) {
        kustomer = organization.start();
        open(kustomer, kustomer.connectorSettings());
        driver.set("requests.per.second", "0").set("kustomer.searches.per.minute", "10000");
    }

    KustomerWorkspace workspace() {
        return kustomer.workspace();
    }

    /** The topics match the API, and no version was sent twice. */
    void assertEachVersionOnce(String... tables) {
        assertSameAsApi(tables);
        assertNoDuplicates(tables);
    }

    static Consumer<ObjectNode> named(String name) {
        return row -> KustomerWorkspace.attributes(row).put("externalId", name);
    }

    /** The ids of a table's rows that are not deleted. */
    List<String> ids(String table) {
        return List.copyOf(kustomer.truth(table).keySet());
    }
}
