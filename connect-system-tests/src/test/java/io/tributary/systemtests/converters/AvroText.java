package io.tributary.systemtests.converters;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Formats Avro schemas as readable JSON: one line per field, unless it has nested fields. */
final class AvroText {
    private static final String INDENT = "  ";
    private static final String FIELDS = "fields";

    private AvroText() {}

    static String of(Schema schema) {
        return text(Json.parse(schema.toString()), "") + '\n';
    }

    private static String text(JsonNode node, String indent) {
        if (node.findValue(FIELDS) == null) {
            return line(node);
        }
        String deeper = indent + INDENT;
        List<String> members = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> members.add(text(element, deeper)));
            return lines(members, indent, "[", "]");
        }
        node.properties().forEach(member -> {
            JsonNode value = member.getValue();
            String text = member.getKey().equals(FIELDS) ? fields(value, deeper) : text(value, deeper);
            members.add(quoted(member.getKey()) + ": " + text);
        });
        return lines(members, indent, "{", "}");
    }

    private static String fields(JsonNode fields, String indent) {
        List<String> members = new ArrayList<>();
        fields.forEach(field -> members.add(text(field, indent + INDENT)));
        return lines(members, indent, "[", "]");
    }

    private static String lines(List<String> members, String indent, String begin, String end) {
        String between = '\n' + indent + INDENT;
        return begin + between + String.join(',' + between, members) + '\n' + indent + end;
    }

    private static String line(JsonNode node) {
        List<String> members = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(member -> members.add(quoted(member.getKey()) + ": " + line(member.getValue())));
            return '{' + String.join(", ", members) + '}';
        }
        if (node.isArray()) {
            node.forEach(element -> members.add(line(element)));
            return '[' + String.join(", ", members) + ']';
        }
        return Json.text(node);
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
