package io.tributary.sandbox.kafka;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the jars of Kafka are that brokers and workers run from: nothing else is on their class path. */
final class KafkaJars {
    /** System property that names the directory; without it, it is {@code kafka} beside the sandbox's own classes. */
    static final String PROPERTY = "sandbox.kafka";

    private KafkaJars() {}

    /** The directory of Kafka's jars. */
    static Path directory() {
        String property = System.getProperty(PROPERTY);
        Path directory = property == null ? besideOwnClasses() : Path.of(property);
        if (!Files.isDirectory(directory)) {
            throw new IllegalStateException(
                    "No directory " + directory.normalize() + ": build connect-sandbox, or set -D" + PROPERTY);
        }

        return directory.toAbsolutePath().normalize();
    }

    private static Path besideOwnClasses() {
        try {
            Path classes = Path.of(KafkaJars.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolveSibling("kafka");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The sandbox's own classes are in no directory", e);
        }
    }
}
