package io.tributary.connect.common.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import java.io.IOException;

/** Extracts the short fields of a row that cannot be read completely. They usually include its key. */
final class FirstFields {
    /** Longer than any key. */
    private static final int LONGEST = 1000;

    private static final int DEEPEST = 8;

    /** Has no limits, because no large value is built. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private FirstFields() {}

    /** The fields in {@code text}, which may end anywhere. */
    static ObjectNode of(String text) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        // A truncated number would be a different number.
        String whole = text.endsWith("}") ? text : text.substring(0, text.lastIndexOf(',') + 1);
        try (JsonParser parser = FACTORY.createParser(whole)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                read(parser, fields, 1);
            }
        } catch (IOException e) {
            return fields;
        }
        return fields;
    }

    private static void read(JsonParser parser, ObjectNode fields, int depth) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && depth < DEEPEST) {
                read(parser, fields.putObject(name), depth + 1);
            } else if (value.isStructStart()) {
                parser.skipChildren();
            } else if (Math.max(name.length(), parser.getTextLength()) <= LONGEST) {
                set(fields, name, parser);
            }
        }
    }

    private static void set(ObjectNode fields, String name, JsonParser parser) throws IOException {
        try {
            fields.set(name, Json.MAPPER.readTree(parser));
        } catch (NumberFormatException | JsonProcessingException e) {
            fields.remove(name);
        }
    }
}
