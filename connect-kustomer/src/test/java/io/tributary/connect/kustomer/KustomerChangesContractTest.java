package io.tributary.connect.kustomer;

import io.tributary.simulators.kustomer.KustomerWorkspace;
import io.tributary.simulators.kustomer.SimulatedKustomer;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.contract.Change;
import io.tributary.testkit.contract.ChangesContract;
import io.tributary.testkit.contract.Scenarios;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How rows of Kustomer's tables change. */
class KustomerChangesContractTest extends ChangesContract {
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final List<String> NAMED = List.of(
            "brands",
            "queue_rules",
            "queues",
            "schedules",
            "shortcuts",
            "sla_versions",
            "snooze_options",
            "tags",
            "teams",
            "users");

    KustomerChangesContractTest() {
        super(new KustomerKit(), new Truth());
    }

    @Override
    protected Scenarios scenarios(VendorUnderTest vendor) {
        KustomerWorkspace workspace = ((SimulatedKustomer) vendor.api()).workspace();
        List<String> searched = List.of("companies", "conversations", "customers", "kobjects", "messages", "notes");
        List<String> timed =
                Stream.concat(searched.stream(), Stream.of("audit_logs")).toList();
        List<String> deleted = vendor.tables().stream()
                .filter(table -> !table.equals("audit_logs"))
                .toList();
        return new Scenarios()
                .on(Change.UPDATE, searched, table -> change(workspace, table, "externalId"))
                .on(Change.UPDATE, NAMED, table -> change(workspace, table, "name"))
                .on(
                        Change.UPDATE,
                        List.of("custom_attributes", "klasses"),
                        table -> change(workspace, table, "displayName"))
                .on(Change.UPDATE, "work_sessions", () -> change(workspace, "work_sessions", "statusType"))
                .on(Change.UPDATE, "slas", () -> addVersion(workspace))
                .never(Change.UPDATE, "an entry of the log does not change", "audit_logs")
                .on(Change.INSERT, vendor.tables(), workspace::add)
                .at(Change.TIE, timed, (table, newest) -> workspace.addAt(table, newest.toEpochMilli()))
                .at(
                        Change.LATE,
                        timed,
                        (table, newest) ->
                                workspace.addAt(table, newest.minus(LATE).toEpochMilli()))
                .on(
                        Change.DELETE,
                        deleted,
                        table -> workspace.delete(table, workspace.ids(table).get(2)));
    }

    private static void addVersion(KustomerWorkspace workspace) {
        workspace.update(
                "slas",
                workspace.ids("slas").get(1),
                row -> KustomerWorkspace.attributes(row).put("currentVersion", 3));
    }

    private static void change(KustomerWorkspace workspace, String table, String attribute) {
        workspace.update(
                table,
                workspace.ids(table).get(1),
                row -> KustomerWorkspace.attributes(row).put(attribute, "changed"));
    }
}
