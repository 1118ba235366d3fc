package io.tributary.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tributary.connect.common.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Rows whose integers are text, as some rows of real APIs have them, and what their integer and time columns lose by it. */
final class DigitsAsText {
    private DigitsAsText() {}

    /** A copy of {@code row} in which every integer is text, at any depth. */
    static ObjectNode of(ObjectNode row) {
        return (ObjectNode) changed(Json.parse(row.toString()));
    }

    private static JsonNode changed(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(changed(member.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, changed(array.get(i)));
            }
        } else if (node.isIntegralNumber()) {
            return TextNode.valueOf(node.asText());
        }
        return node;
    }

    /** The paths of the integers and times in {@code expected} that are others in {@code value}. */
    static List<String> differences(Struct expected, Struct value) {
        List<String> found = new ArrayList<>();
        compare("", expected.schema(), expected, value, found);
        return found;
    }

    private static void compare(String path, Schema schema, Object expected, Object value, List<String> found) {
        switch (schema.type()) {
            case STRUCT -> {
                for (Field field : schema.fields()) {
                    compare(path + '/' + field.name(), field.schema(), in(expected, field), in(value, field), found);
                }
            }
            case ARRAY -> {
                List<?> elements = expected == null ? List.of() : (List<?>) expected;
                for (int i = 0; i < elements.size(); i++) {
                    Object other = value == null ? null : ((List<?>) value).get(i);
                    compare(path + '/' + i, schema.valueSchema(), elements.get(i), other, found);
                }
            }
            case INT64 -> {
                if (!Objects.equals(expected, value)) {
                    found.add(path);
                }
            }
            default -> {}
        }
    }

    private static Object in(Object struct, Field field) {
        return struct == null ? null : ((Struct) struct).get(field);
    }
}
