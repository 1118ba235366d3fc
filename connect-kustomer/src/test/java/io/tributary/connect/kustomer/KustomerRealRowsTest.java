package io.tributary.connect.kustomer;

import io.tributary.testkit.contract.RealRowsContract;
import java.util.Map;

/** What the connector makes of rows that were recorded from the real Kustomer. */
class KustomerRealRowsTest extends RealRowsContract {
    private static final String OLD_SLA = "agreements of customers, of 2019 alone: conversations have them";

    KustomerRealRowsTest() {
        super(
                Kustomer.NAME,
                new Truth(),
                Map.of(
                        "customers",
                        Map.of(
                                "/attributes/preview/$init", "Kustomer's own mark, without meaning",
                                "/attributes/sla", OLD_SLA,
                                "/relationships/sla/data", OLD_SLA,
                                "/relationships/slaVersion/data", OLD_SLA)));
    }
}
