package io.tributary.connect.kustomer;

import io.tributary.simulators.kustomer.KustomerWorkspace;
import io.tributary.simulators.kustomer.SimulatedKustomer;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.contract.Change;
import io.tributary.testkit.contract.ChangesContract;
import io.tributary.testkit.contract.Scenarios;
import java.time.Duration;
import java.util.List;

/** How rows of Kustomer's tables change. */
class KustomerChangesContractTest extends ChangesContract {
    private static final Duration LATE = Duration.ofSeconds(5);

    KustomerChangesContractTest() {
        super(new KustomerKit(), new Truth());
    }

    @Override
    protected Scenarios scenarios(VendorUnderTest vendor) {
        KustomerWorkspace workspace = ((SimulatedKustomer) vendor.api()).workspace();
        List<String> searched = List.of("conversations", "customers", "kobjects", "messages", "notes");
        List<String> listed = List.of("shortcuts", "tags", "teams", "users");
        return new Scenarios()
                .on(Change.UPDATE, searched, table -> change(workspace, table, "externalId"))
                .on(Change.UPDATE, listed, table -> change(workspace, table, "name"))
                .on(Change.INSERT, vendor.tables(), workspace::add)
                .at(Change.TIE, searched, (table, newest) -> workspace.addAt(table, newest.toEpochMilli()))
                .at(
                        Change.LATE,
                        searched,
                        (table, newest) ->
                                workspace.addAt(table, newest.minus(LATE).toEpochMilli()))
                .on(
                        Change.DELETE,
                        vendor.tables(),
                        table -> workspace.delete(table, workspace.ids(table).get(2)));
    }

    private static void change(KustomerWorkspace workspace, String table, String attribute) {
        workspace.update(
                table,
                workspace.ids(table).get(1),
                row -> KustomerWorkspace.attributes(row).put(attribute, "changed"));
    }
}
