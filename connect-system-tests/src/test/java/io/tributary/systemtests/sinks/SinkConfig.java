package io.tributary.systemtests.sinks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sink connector as {@code config/sinks} hands it to users.
 *
 * @param name of the connector
 * @param settings its configuration
 */
record SinkConfig(String name, Map<String, String> settings) {
    private static final Path DIRECTORY = Path.of("..", "config", "sinks");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Reads a file of {@code config/sinks}.
     *
     * @param placeholders what stands in the file for what only the user knows, and what it is here; all of them are there
     */
    static SinkConfig read(String file, Map<String, String> placeholders) {
        try {
            String text = Files.readString(DIRECTORY.resolve(file));
            for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
                if (!text.contains(placeholder.getKey())) {
                    throw new IllegalArgumentException(file + " has no " + placeholder.getKey());
                }
                text = text.replace(placeholder.getKey(), placeholder.getValue());
            }
            JsonNode json = MAPPER.readTree(text);
            return new SinkConfig(
                    json.path("name").asText(), MAPPER.convertValue(json.path("config"), new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same sink with one setting changed. */
    SinkConfig with(String key, String value) {
        Map<String, String> changed = new TreeMap<>(settings);
        changed.put(key, value);
        return new SinkConfig(name, changed);
    }
}
