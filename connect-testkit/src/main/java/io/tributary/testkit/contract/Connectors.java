package io.tributary.testkit.contract;

import io.tributary.testkit.ConnectorKit;
import org.apache.kafka.connect.source.SourceConnector;

/** The connectors that kits name. */
final class Connectors {
    private Connectors() {}

    /** A new connector of a kit's class. */
    static SourceConnector of(ConnectorKit kit) {
        try {
            return (SourceConnector)
                    Class.forName(kit.connectorClass()).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
