package io.tributary.connect.intercom;

import io.tributary.testkit.contract.ExpectedRows;
import java.util.Map;

/** The expected contents of Intercom's topics. */
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
