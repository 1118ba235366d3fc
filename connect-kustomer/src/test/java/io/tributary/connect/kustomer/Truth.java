package io.tributary.connect.kustomer;

import io.tributary.testkit.contract.ExpectedRows;
import java.util.Map;

/** The expected contents of Kustomer's topics. */
final class Truth extends ExpectedRows {
    Truth() {
        super(new Kustomer(), Map.of("api.token", "t"));
    }
}
