package io.tributary.sandbox.kafka;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Directories in which the build has put the files that the sandbox's processes need. */
public final class BuiltDirectory {
    private static final String PROPERTY_PREFIX = "sandbox.";

    private BuiltDirectory() {}

    /** The directory of Kafka's jars, which are the class path of brokers and workers. */
    static Path kafka() {
        return named("kafka");
    }

    /**
     * A directory in the sandbox's build directory, or the one in the system property {@code sandbox.NAME}.
     *
     * @throws IllegalStateException if it does not exist
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
            throw new IllegalStateException("The sandbox's classes are not in a directory", e);
        }
    }
}
