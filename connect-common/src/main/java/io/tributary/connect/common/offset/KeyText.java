package io.tributary.connect.common.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tributary.connect.common.json.Json;
import java.util.Date;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Converts a record's key to compact text and back: a JSON array of its fields' values, with times in epoch ms. */
final class KeyText {

    private KeyText() {}

    static String of(Struct key) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        key.schema().fields().forEach(field -> values.add(json(key.get(field))));
        return Json.text(values);
    }

    private static JsonNode json(Object value) {
        return value instanceof Date ? json(((Date) value).getTime()) : Json.MAPPER.valueToTree(value);
    }

    /** Whether {@code text} may be that of a key with that number of fields. */
    static boolean isKey(String text, int fields) {
        try {
            JsonNode values = Json.parse(text);
            return values.isArray()
                    && values.size() == fields
                    && values.valueStream().allMatch(KeyText::isValue);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isValue(JsonNode node) {
        return node.isValueNode() && !node.isNull();
    }

    /**
     * @throws IllegalArgumentException if the text is not that of a key with that schema
     */
    static Struct parse(String text, Schema schema) {
        JsonNode values = Json.parse(text);
        Struct key = new Struct(schema);
        for (Field field : schema.fields()) {
            key.put(field, value(values.path(field.index()), field.schema()));
        }
        return key;
    }

    private static Object value(JsonNode node, Schema schema) {
        if (schema.name() != null && schema.type() == Schema.Type.INT64) {
            return new Date(node.longValue());
        }
        return switch (schema.type()) {
            case INT64 -> node.longValue();
            case FLOAT64 -> node.doubleValue();
            case BOOLEAN -> node.booleanValue();
            default -> node.asText();
        };
    }
}
