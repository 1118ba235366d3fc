package io.tributary.sandbox.kafka;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directories that the build of the sandbox has filled with what its processes run from. */
public final class BuiltDirectory {
    private static final String PROPERTY_PREFIX = "sandbox.";

    private BuiltDirectory() {}

    /** The directory of Kafka's jars: nothing else is on the class path of brokers and workers. */
    static Path kafka() {
        return named("kafka");
    }

    /**
     * A directory in the sandbox's build directory, or the one that the system property {@code sandbox.NAME} names.
     *
     * @throws IllegalStateException when it is not there
     */
    public static Path named(String name) {
        String property = System.getProperty(PROPERTY_PREFIX + name);
        Path directory = property == null ? besideOwnClasses(name) : Path.of(property);
        if (!Files.isDirectory(directory)) {
            throw new IllegalStateException("No directory " + directory.normalize()
                    + ": build connect-sandbox, or set -D" + PROPERTY_PREFIX + name);
        }

        return directory.toAbsolutePath().normalize();
    }

    private static Path besideOwnClasses(String name) {
        try {
            Path classes = Path.of(BuiltDirectory.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolveSibling(name);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The sandbox's own classes are in no directory", e);
        }
    }
}
