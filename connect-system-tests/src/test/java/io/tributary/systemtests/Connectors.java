package io.tributary.systemtests;

import io.tributary.testkit.ConnectorKit;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** All connectors, and the directories of their packages. */
public final class Connectors {
    /** The kits of all connectors, sorted by vendor. Each module's tests register their kit as a service. */
    public static final List<ConnectorKit> ALL = ServiceLoader.load(ConnectorKit.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(ConnectorKit::vendor))
            .toList();

    private Connectors() {}

    /** The directory of a connector's archive, as a zip and unpacked, for {@code plugin.path}. */
    public static Path packages(ConnectorKit connector) {
        return Path.of("..", "connect-" + connector.vendor(), "target", "components", "packages");
    }

    /** The directories of all connectors, for {@code plugin.path}. */
    public static Path[] packages() {
        return ALL.stream().map(Connectors::packages).toArray(Path[]::new);
    }
}
