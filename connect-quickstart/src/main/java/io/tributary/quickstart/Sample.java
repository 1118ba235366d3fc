package io.tributary.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.kafka.TopicRecord;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Formats a record for reading: without null fields, and cut if it is too long. */
record Sample(TopicRecord topicRecord) {
    private static final int LINES = 24;
    private static final int WIDTH = 110;
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The lines to show. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(topicRecord.topic() + ", partition " + topicRecord.partition() + ", offset " + topicRecord.offset());
        lines.add("  key    " + shorten(String.valueOf(topicRecord.key())));
        List<String> value = pretty(withoutNulls(topicRecord.value())).lines().toList();
        lines.add("  value  " + value.get(0));
        value.stream().skip(1).limit(LINES).forEach(line -> lines.add("         " + shorten(line)));
        if (value.size() > LINES + 1) {
            lines.add("         … and " + (value.size() - LINES - 1) + " more lines");
        }
        return lines;
    }

    private static JsonNode withoutNulls(JsonNode json) {
        if (!json.isObject()) {
            return json;
        }
        ObjectNode filled = MAPPER.createObjectNode();
        json.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> filled.set(field.getKey(), withoutNulls(field.getValue())));
        return filled;
    }

    private static String pretty(JsonNode json) {
        try {
            return MAPPER.writer(PRINTER).writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shorten(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
    }
}
