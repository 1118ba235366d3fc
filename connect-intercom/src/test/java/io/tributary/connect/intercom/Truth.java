package io.tributary.connect.intercom;

import io.tributary.testkit.contract.ExpectedRows;
import java.util.Map;

/** What Intercom's topics have to hold. */
final class Truth extends ExpectedRows {
    static final String NEWEST_VERSION = "2.17";

    Truth() {
        this(NEWEST_VERSION);
    }

    /**
     * @param version of the API, as in the setting
     */
    Truth(String version) {
        super(new Intercom(), Map.of("access.token", "t", "intercom.version", version));
    }
}
