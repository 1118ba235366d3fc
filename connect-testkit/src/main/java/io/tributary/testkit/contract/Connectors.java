package io.tributary.testkit.contract;

import io.tributary.testkit.ConnectorKit;
import org.apache.kafka.connect.source.SourceConnector;

/** Creates the connectors of kits. */
final class Connectors {
    private Connectors() {}

    /** A new instance of the kit's connector. */
    static SourceConnector of(ConnectorKit kit) {
        try {
            return (SourceConnector)
                    Class.forName(kit.connectorClass()).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
