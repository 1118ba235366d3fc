package io.tributary.testkit;

import java.util.Map;

/** What the shared tests need to know about a connector: its class, its credential, and simulated vendors with rows. */
public interface ConnectorKit {
    /** The vendor's name in lower case, as in topics and schema names. */
    String vendor();

    /** The connector's class. */
    String connectorClass();

    /** The setting of the credential, and its value. */
    Map.Entry<String, String> credential();

    /** An incremental table, and the position field of its offset. */
    Map.Entry<String, String> incrementalTable();

    /** A snapshot table. */
    String snapshotTable();

    /** A table whose response format tests change. */
    ResponseForm responseForm();

    /** Starts a vendor with a few dozen rows of every table. */
    VendorUnderTest few();

    /** Starts a vendor whose first sync takes about ten seconds. */
    VendorUnderTest slow();
}
