package io.tributary.connect.common.offset;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.json.Utf8;
import java.util.Date;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Converts a record's key to compact text and back: a JSON array of its fields' values, with times in epoch ms. */
final class KeyText {

    private KeyText() {}

    static String of(Struct key) {
        StringBuilder text = new StringBuilder().append('[');
        for (Field field : key.schema().fields()) {
            append(key.get(field), text.length() == 1 ? text : text.append(','));
        }
        return Utf8.escaped(text.append(']').toString());
    }

    private static void append(Object value, StringBuilder text) {
        if (value instanceof String words) {
            JsonStringEncoder.getInstance().quoteAsString(words, text.append('"'));
            text.append('"');
        } else if (value instanceof Date time) {
            text.append(time.getTime());
        } else {
            text.append(Json.text(Json.MAPPER.valueToTree(value)));
        }
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
