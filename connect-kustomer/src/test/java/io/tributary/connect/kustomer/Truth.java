package io.tributary.connect.kustomer;

import io.tributary.testkit.contract.ExpectedRows;
import java.util.Map;

/** The expected contents of Kustomer's topics. Deleted rows keep their values, so that tests see them. */
final class Truth extends ExpectedRows {
    Truth() {
        super(new Kustomer(), Map.of("api.token", "t", KustomerSourceConfig.DELETED_CONFIG, "row"));
    }
}
