package io.tributary.testkit;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.SourceConnector;

/** What the shared tests need to know about a connector: its class, its credential, and simulated vendors with rows. */
public interface ConnectorKit {
    /** The vendor's name in lower case, as in topics and schema names. */
    String vendor();

    /** The connector's class. */
    String connectorClass();

    /** A new instance of the connector. */
    default SourceConnector connector() {
        try {
            return (SourceConnector)
                    Class.forName(connectorClass()).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The tables that the connector's tasks replicate with these settings. */
    default List<String> tablesOfTasks(Map<String, String> settings) {
        SourceConnector connector = connector();
        connector.start(settings);
        return connector.taskConfigs(2).stream()
                .flatMap(task -> Stream.of(task.get("tables").split(",")))
                .toList();
    }

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
