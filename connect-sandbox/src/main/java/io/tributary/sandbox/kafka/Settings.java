package io.tributary.sandbox.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;

/** Writes the settings files of brokers and workers: shared settings from a resource, and additional ones. */
final class Settings {
    private Settings() {}

    /** Writes the settings in a resource, overridden by those given, to a file. */
    static Path write(String resource, Map<String, String> settings, Path file) {
        Properties properties = new Properties();
        try (InputStream shared = resource(resource)) {
            properties.load(shared);
            properties.putAll(settings);
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                properties.store(out, null);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }

    /** Copies the logging configuration to a directory. Returns the JVM option that sets it. */
    static String loggingOption(Path directory) {
        Path file = directory.resolve("logging.xml");
        try (InputStream configuration = resource("process-logging.xml")) {
            Files.createDirectories(directory);
            Files.copy(configuration, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }

        return "-Dlog4j2.configurationFile=" + file.toUri();
    }

    private static InputStream resource(String name) {
        return Settings.class.getResourceAsStream(name);
    }
}
