package io.tributary.connect.kustomer;

import io.tributary.testkit.contract.RealRowsContract;
import java.util.Map;

/** How rows recorded from Kustomer are mapped. */
class KustomerRealRowsTest extends RealRowsContract {
    private static final String OLD_SLA = "agreements of customers, seen in 2019 only; conversations have them";

    KustomerRealRowsTest() {
        super(
                Kustomer.NAME,
                new Truth(),
                Map.of(
                        "customers",
                        Map.of(
                                "/attributes/preview/$init", "an internal marker of Kustomer, without meaning",
                                "/attributes/sla", OLD_SLA,
                                "/relationships/sla/data", OLD_SLA,
                                "/relationships/slaVersion/data", OLD_SLA)));
    }
}
