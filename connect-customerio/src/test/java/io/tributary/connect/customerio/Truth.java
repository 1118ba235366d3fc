package io.tributary.connect.customerio;

import io.tributary.testkit.contract.ExpectedRows;
import java.util.HashMap;
import java.util.Map;

/** The expected contents of Customer.io's topics. */
final class Truth extends ExpectedRows {
    Truth() {
        this(Map.of());
    }

    /** @param settings beside the credential */
    Truth(Map<String, String> settings) {
        super(new CustomerIo(), withKey(settings));
    }

    private static Map<String, String> withKey(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("access.token", "t");
        return all;
    }
}
