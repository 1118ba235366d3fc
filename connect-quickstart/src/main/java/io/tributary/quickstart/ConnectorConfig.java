package io.tributary.quickstart;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A connector as it is posted to a worker.
 *
 * @param name of the connector
 * @param settings its configuration
 */
public record ConnectorConfig(String name, Map<String, String> settings) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Reads a file of the shape that {@code POST /connectors} takes: name and config. */
    public static ConnectorConfig read(Path file) {
        try {
            JsonNode json = MAPPER.readTree(file.toFile());
            Map<String, String> settings = MAPPER.convertValue(json.path("config"), new TypeReference<>() {});
            if (settings == null || !json.path("name").isTextual()) {
                throw new QuickstartException(file + " needs a name and a config, as POST /connectors takes them");
            }
            return new ConnectorConfig(json.path("name").asText(), settings);
        } catch (IOException e) {
            throw new QuickstartException("Could not read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The same connector with other settings added; they win. */
    public ConnectorConfig with(Map<String, String> overrides) {
        Map<String, String> merged = new TreeMap<>(settings);
        merged.putAll(overrides);
        return new ConnectorConfig(name, merged);
    }

    /**
     * The same connector with words in its settings replaced by what they stand for.
     *
     * @throws IllegalArgumentException when one of them is in no setting
     */
    public ConnectorConfig filledIn(Map<String, String> placeholders) {
        Map<String, String> filled = new TreeMap<>(settings);
        placeholders.forEach((word, meaning) -> {
            if (filled.values().stream().noneMatch(value -> value.contains(word))) {
                throw new IllegalArgumentException("Connector " + name + " has no " + word);
            }
            filled.replaceAll((key, value) -> value.replace(word, meaning));
        });
        return new ConnectorConfig(name, filled);
    }

    /** What the names of the vendor's topics begin with. */
    String topicPrefix(Vendor vendor) {
        return settings.getOrDefault("topic.prefix", vendor.name()) + ".";
    }
}
