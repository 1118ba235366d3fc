package io.tributary.quickstart;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A connector configuration, as posted to a worker.
 *
 * @param name of the connector
 * @param settings its settings
 */
public record ConnectorConfig(String name, Map<String, String> settings) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Reads a file in the format of {@code POST /connectors}: name and config. */
    public static ConnectorConfig read(Path file) {
        try {
            JsonNode json = MAPPER.readTree(file.toFile());
            Map<String, String> settings = MAPPER.convertValue(json.path("config"), new TypeReference<>() {});
            if (settings == null || !json.path("name").isTextual()) {
                throw new QuickstartException(file + " needs a name and a config, as in POST /connectors");
            }
            return new ConnectorConfig(json.path("name").asText(), settings);
        } catch (IOException e) {
            throw new QuickstartException("Could not read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The same connector with {@code overrides}, which take precedence. */
    public ConnectorConfig with(Map<String, String> overrides) {
        Map<String, String> merged = new TreeMap<>(settings);
        merged.putAll(overrides);
        return new ConnectorConfig(name, merged);
    }

    /**
     * The same connector with the placeholders in its settings replaced.
     *
     * @throws IllegalArgumentException if no setting contains a placeholder
     */
    public ConnectorConfig filledIn(Map<String, String> placeholders) {
        Map<String, String> filled = new TreeMap<>(settings);
        placeholders.forEach((placeholder, replacement) -> {
            if (filled.values().stream().noneMatch(value -> value.contains(placeholder))) {
                throw new IllegalArgumentException("Connector " + name + " has no " + placeholder);
            }
            filled.replaceAll((key, value) -> value.replace(placeholder, replacement));
        });
        return new ConnectorConfig(name, filled);
    }

    /** The prefix of the vendor's topics, including the dot. */
    String topicPrefix(Vendor vendor) {
        return settings.getOrDefault("topic.prefix", vendor.name()) + ".";
    }
}
