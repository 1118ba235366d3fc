package io.tributary.systemtests;

import io.tributary.testkit.ConnectorKit;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** All connectors, and where their packages lie. */
public final class Connectors {
    /** Each connector's kit, which its module's tests register as a service; by the vendors' names. */
    public static final List<ConnectorKit> ALL = ServiceLoader.load(ConnectorKit.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(ConnectorKit::vendor))
            .toList();

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
