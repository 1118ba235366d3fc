package io.tributary.systemtests;

import io.tributary.connect.customerio.CustomerIoKit;
import io.tributary.connect.intercom.IntercomKit;
import io.tributary.connect.kustomer.KustomerKit;
import io.tributary.connect.listrak.ListrakKit;
import io.tributary.connect.segment.SegmentKit;
import io.tributary.testkit.ConnectorKit;
import java.nio.file.Path;
import java.util.List;

/** The five connectors, and where their packages lie. */
public final class Connectors {
    public static final List<ConnectorKit> ALL =
            List.of(new CustomerIoKit(), new IntercomKit(), new KustomerKit(), new ListrakKit(), new SegmentKit());

    private Connectors() {}

    /** The directory that the build has left a connector's archive in, as a zip and unpacked: fit for {@code plugin.path}. */
    public static Path packages(ConnectorKit connector) {
        return Path.of("..", "connect-" + connector.vendor(), "target", "components", "packages");
    }

    /** The directories of all connectors, for {@code plugin.path}. */
    public static Path[] packages() {
        return ALL.stream().map(Connectors::packages).toArray(Path[]::new);
    }
}
