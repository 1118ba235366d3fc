package io.tributary.systemtests.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.sandbox.kafka.ConnectWorkerBuilder;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The files in {@code config/}, with only machine-specific values replaced: hosts, ports, paths. */
public final class ConfigFiles {
    private static final Path DIRECTORY = Path.of("..", "config");
    private static final String SECRETS = "/etc/connect/secrets.properties";
    private static final String ALLOWED_PATHS = "config.providers.file.param.allowed.paths";
    private static final Set<String> OF_THE_MACHINE =
            Set.of("bootstrap.servers", "listeners", "plugin.path", "offset.storage.file.filename");

    private final Path secrets;

    /**
     * @param directory for secrets and files with replaced values
     */
    public ConfigFiles(Path directory) {
        this.secrets = directory.resolve("secrets.properties").toAbsolutePath();
    }

    /** A file in {@code config/}, unchanged. */
    public static Path file(String name) {
        return DIRECTORY.resolve(name);
    }

    static Map<String, String> properties(String name) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file(name))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> map = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
        return map;
    }

    /** Sets a worker up with the settings in a file. */
    public ConnectWorkerBuilder worker(String name, ConnectWorkerBuilder builder) {
        properties(name).forEach((key, value) -> {
            if (!OF_THE_MACHINE.contains(key)) {
                builder.property(
                        key, key.equals(ALLOWED_PATHS) ? secrets.getParent().toString() : value);
            }
        });
        return builder;
    }

    /** The settings in {@code VENDOR.json}, with the references to secrets from {@code VENDOR.properties}. */
    Map<String, String> connector(String vendor) {
        Map<String, String> config = new TreeMap<>();
        try {
            new ObjectMapper()
                    .readTree(file(vendor + ".json").toFile())
                    .path("config")
                    .properties()
                    .forEach(setting ->
                            config.put(setting.getKey(), setting.getValue().asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        config.putAll(references(vendor));
        return config;
    }

    /** The settings in {@code VENDOR.properties} that refer to a secret. */
    Map<String, String> references(String vendor) {
        Map<String, String> references = new TreeMap<>();
        properties(vendor + ".properties").forEach((key, value) -> {
            if (value.startsWith("${file:" + SECRETS)) {
                references.put(key, value.replace(SECRETS, secrets.toString()));
            }
        });
        return references;
    }

    /** Writes {@code secrets.properties} with the keys that {@code vendor}'s settings refer to. */
    void writeSecrets(String vendor, Map<String, String> settings) {
        Properties filled = new Properties();
        try {
            if (Files.exists(secrets)) {
                try (Reader reader = Files.newBufferedReader(secrets)) {
                    filled.load(reader);
                }
            }
            Set<String> keys = properties("secrets.properties").keySet();
            references(vendor).forEach((setting, reference) -> {
                String key = reference.substring(reference.lastIndexOf(':') + 1, reference.length() - 1);
                if (keys.contains(key)) {
                    filled.setProperty(key, settings.get(setting));
                }
            });
            Files.createDirectories(secrets.getParent());
            try (Writer writer = Files.newBufferedWriter(secrets)) {
                filled.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
