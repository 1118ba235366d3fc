package io.tributary.connect.kustomer;

import io.tributary.testkit.contract.ExpectedRows;
import java.util.Map;

/** What Kustomer's topics have to hold. */
final class Truth extends ExpectedRows {
    Truth() {
        super(new Kustomer(), Map.of("api.token", "t"));
    }
}
