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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How rows of Customer.io's tables change. */
class CustomerIoChangesContractTest extends ChangesContract {
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final List<String> NAMED = List.of(
            "broadcast_actions",
            "broadcasts",
            "campaign_actions",
            "campaigns",
            "collections",
            "newsletter_test_groups",
            "newsletter_variants",
            "newsletters",
            "reporting_webhooks",
            "segments",
            "sender_identities",
            "topics",
            "transactional_messages",
            "types",
            "workspaces");
    private static final List<String> READ_BY_TIME = List.of("activities", "messages");
    private static final Map<String, String> METRICS = Map.of(
            "broadcast_metrics", "broadcasts", "campaign_metrics", "campaigns", "newsletter_metrics", "newsletters");

    CustomerIoChangesContractTest() {
        super(new CustomerIoKit(), new Truth());
    }

    @Override
    protected Scenarios scenarios(VendorUnderTest vendor) {
        CustomerIoWorkspace workspace = ((SimulatedCustomerIo) vendor.api()).workspace();
        List<String> deleted = vendor.tables().stream()
                .filter(table -> !READ_BY_TIME.contains(table) && !METRICS.containsKey(table))
                .toList();
        return addMetrics(workspace, new Scenarios())
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
                .on(Change.UPDATE, "segment_memberships", () -> put(workspace, "segment_memberships", "email"))
                .on(
                        Change.UPDATE,
                        "segment_usage",
                        () -> workspace.update(
                                "segment_usage",
                                workspace.ids("segment_usage").get(1),
                                row -> row.withArray("campaigns").add(77)))
                .on(Change.INSERT, "segment_usage", () -> addUsage(workspace))
                .on(Change.INSERT, inserted(vendor), workspace::add)
                .at(Change.TIE, READ_BY_TIME, (table, newest) -> addAt(workspace, table, newest))
                .at(Change.LATE, READ_BY_TIME, (table, newest) -> addAt(workspace, table, newest.minus(LATE)))
                .on(
                        Change.DELETE,
                        deleted,
                        table -> workspace.delete(table, workspace.ids(table).get(1)));
    }

    private static List<String> inserted(VendorUnderTest vendor) {
        return vendor.tables().stream()
                .filter(table -> !METRICS.containsKey(table) && !table.equals("segment_usage"))
                .toList();
    }

    /** A new parent has metrics, and those of a deleted one are gone. */
    private static Scenarios addMetrics(CustomerIoWorkspace workspace, Scenarios scenarios) {
        METRICS.forEach((table, parents) -> scenarios
                .on(Change.INSERT, table, () -> workspace.add(parents))
                .on(Change.UPDATE, table, () -> workspace.add(table))
                .on(
                        Change.DELETE,
                        table,
                        () -> workspace.delete(parents, workspace.ids(parents).get(0))));
        return scenarios;
    }

    /** Something uses a segment that nothing used. */
    private static void addUsage(CustomerIoWorkspace workspace) {
        List<String> segments = new ArrayList<>(workspace.ids("segments"));
        segments.removeAll(workspace.ids("segment_usage"));
        ObjectNode usage =
                workspace.row("segment_usage", workspace.ids("segment_usage").get(0));
        workspace.put("segment_usage", usage.put("segment_id", Long.parseLong(segments.get(0))));
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
