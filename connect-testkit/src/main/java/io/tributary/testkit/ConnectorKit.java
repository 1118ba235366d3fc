package io.tributary.testkit;

import java.util.Map;

/** What tests of all connectors need to know of one: its class, its credential, and simulated vendors with rows. */
public interface ConnectorKit {
    /** The vendor's name in lower case, as in the names of topics and schemas. */
    String vendor();

    /** The connector's class. */
    String connectorClass();

    /** The setting that holds the credential, and the secret in it. */
    Map.Entry<String, String> credential();

    /** A table that is read by a replication key, and the field of its offset that holds the position. */
    Map.Entry<String, String> incrementalTable();

    /** A table that is read whole. */
    String snapshotTable();

    /** A table whose answers tests change the form of. */
    ResponseForm responseForm();

    /** A vendor with a few dozen rows of every table. */
    VendorUnderTest few();

    /** A vendor whose first sync takes about ten seconds. */
    VendorUnderTest slow();
}
