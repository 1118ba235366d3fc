package io.tributary.connect.common.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Json;
import java.io.IOException;

/** The fields of a row that stand before the place where it cannot be read any more: its key is among them, mostly. */
final class FirstFields {
    private FirstFields() {}

    static ObjectNode of(String text) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        try (JsonParser parser = Json.MAPPER.createParser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                read(parser, fields);
            }
        } catch (IOException | NumberFormatException e) {
            return fields;
        }
        return fields;
    }

    private static void read(JsonParser parser, ObjectNode fields) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken().isStructStart()) {
                ObjectNode inside = parser.currentToken() == JsonToken.START_OBJECT ? fields.putObject(name) : null;
                if (inside == null) {
                    parser.skipChildren();
                } else {
                    read(parser, inside);
                }
            } else {
                fields.set(name, Json.MAPPER.readTree(parser));
            }
        }
    }
}
