package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.customerio.CustomerIoWorkspace;
import io.tributary.simulators.customerio.SimulatedCustomerIo;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.contract.Change;
import io.tributary.testkit.contract.ChangesContract;
import io.tributary.testkit.contract.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** How rows of Customer.io's tables change. */
class CustomerIoChangesContractTest extends ChangesContract {
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final List<String> NAMED = List.of(
            "broadcasts",
            "campaigns",
            "collections",
            "newsletters",
            "reporting_webhooks",
            "segments",
            "sender_identities",
            "topics",
            "transactional_messages",
            "types",
            "workspaces");
    private static final List<String> READ_BY_TIME = List.of("activities", "messages");

    CustomerIoChangesContractTest() {
        super(new CustomerIoKit(), new Truth());
    }

    @Override
    protected Scenarios scenarios(VendorUnderTest vendor) {
        CustomerIoWorkspace workspace = ((SimulatedCustomerIo) vendor.api()).workspace();
        List<String> deleted = vendor.tables().stream()
                .filter(table -> !READ_BY_TIME.contains(table))
                .toList();
        return new Scenarios()
                .on(Change.UPDATE, NAMED, table -> put(workspace, table, "name"))
                .on(Change.UPDATE, List.of("snippets"), table -> put(workspace, table, "value"))
                .on(Change.UPDATE, List.of("eps_suppression"), table -> put(workspace, table, "reason"))
                .on(Change.UPDATE, List.of("exports"), table -> put(workspace, table, "description"))
                .on(Change.UPDATE, "customers", () -> changePerson(workspace))
                .on(
                        Change.UPDATE,
                        "messages",
                        () -> workspace.update(
                                "messages", newest(workspace, "messages"), row -> row.put("subject", "changed")))
                .never(Change.UPDATE, "an activity is what happened", "activities")
                .never(Change.UPDATE, "an address has no fields but itself", "ip_addresses")
                .on(Change.INSERT, vendor.tables(), workspace::add)
                .at(Change.TIE, READ_BY_TIME, (table, newest) -> addAt(workspace, table, newest))
                .at(Change.LATE, READ_BY_TIME, (table, newest) -> addAt(workspace, table, newest.minus(LATE)))
                .on(
                        Change.DELETE,
                        deleted,
                        table -> workspace.delete(table, workspace.ids(table).get(1)));
    }

    private static void put(CustomerIoWorkspace workspace, String table, String field) {
        workspace.update(table, workspace.ids(table).get(1), row -> row.put(field, "changed"));
    }

    private static void changePerson(CustomerIoWorkspace workspace) {
        workspace.update(
                "customers",
                workspace.ids("customers").get(1),
                row -> row.withObject("/customer/identifiers").put("email", "changed@example.com"));
    }

    private static String time(String table) {
        return table.equals("messages") ? "created" : "timestamp";
    }

    private static String newest(CustomerIoWorkspace workspace, String table) {
        return workspace.ids(table).stream()
                .max(Comparator.comparing(
                        id -> workspace.row(table, id).path(time(table)).asLong()))
                .orElseThrow();
    }

    private static void addAt(CustomerIoWorkspace workspace, String table, Instant time) {
        ObjectNode row = workspace.row(table, workspace.add(table));
        workspace.put(table, row.put(time(table), time.getEpochSecond()));
    }
}
