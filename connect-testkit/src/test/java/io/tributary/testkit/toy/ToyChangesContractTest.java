package io.tributary.testkit.toy;

import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.contract.Change;
import io.tributary.testkit.contract.ChangesContract;
import io.tributary.testkit.contract.Scenarios;
import java.util.List;

/** Every change of every table is sent once: the toy vendor. */
class ToyChangesContractTest extends ChangesContract {
    ToyChangesContractTest() {
        super(new ToyKit(), ToyKit.expected());
    }

    @Override
    protected Scenarios scenarios(VendorUnderTest vendor) {
        ToyApi toy = (ToyApi) vendor.api();
        List<String> rows = List.of("rows");
        return new Scenarios()
                .on(Change.UPDATE, vendor.tables(), toy::update)
                .on(Change.INSERT, vendor.tables(), toy::add)
                .at(Change.TIE, rows, (table, newest) -> toy.put(table, "tied", 1, newest))
                .at(Change.LATE, rows, (table, newest) -> toy.put(table, "late", 1, newest.minusMillis(500)))
                .on(Change.DELETE, "things", () -> toy.delete("things"));
    }
}
