package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tributary.connect.common.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;

/** Compares the declared schemas with the description of the vendor's columns, if it is next to the repository. */
class KustomerColumnsTest {
    private static final Path DESCRIPTION = Path.of("../../shared/apis/kustomer/tables.json");
    private static final String JSON = "io.debezium.data.Json";
    /** Text in the description, an object in a recorded response. */
    private static final Set<String> SEEN_AS_OBJECTS = Set.of("customers.last_message_in.sentiment");

    private static final Pattern DURATION = Pattern.compile("[._]time(_since_last_done)?$");

    @Test
    void everyColumnIsDeclaredWithItsType() throws IOException {
        assumeThat(DESCRIPTION).isRegularFile();
        List<String> wrong = new ArrayList<>();
        Json.parse(Files.readString(DESCRIPTION)).properties().forEach(table -> {
            Schema value = new Truth().schema(table.getKey()).value();
            ArrayNode columns = (ArrayNode) table.getValue().get("columns");
            columns.addAll((ArrayNode) table.getValue().get("columns_beyond_the_brief"));
            columns.forEach(column -> compare(table.getKey(), column, value, wrong));
        });
        assertThat(wrong).isEmpty();
    }

    private static void compare(String path, JsonNode column, Schema parent, List<String> wrong) {
        String name = column.path("name").asText();
        Field field = parent.field(name);
        if (field == null) {
            wrong.add(path + '.' + name + " is missing");
        } else if (!JSON.equals(field.schema().name())) {
            compare(
                    path + '.' + name,
                    column,
                    field.schema(),
                    column.path("type").asText(),
                    wrong);
        } else if (!mayBeJson(column) && !SEEN_AS_OBJECTS.contains(path + '.' + name)) {
            wrong.add(path + '.' + name + " is JSON text");
        }
    }

    private static void compare(String path, JsonNode column, Schema schema, String type, List<String> wrong) {
        if (type.equals("array") && schema.type() == Schema.Type.ARRAY) {
            JsonNode element = column.has("items") ? column.get("items") : column;
            String elementType = column.has("items") ? element.path("type").asText() : "object";
            compare(path + "[]", element, schema.valueSchema(), elementType, wrong);
        } else if (type.equals("object") && schema.type() == Schema.Type.STRUCT) {
            column.path("fields").forEach(nested -> compare(path, nested, schema, wrong));
        } else if (!isScalar(path, type, schema)) {
            wrong.add(path + " is " + schema.type() + ", not " + type);
        }
    }

    private static boolean isScalar(String path, String type, Schema schema) {
        return switch (type) {
            case "string" -> schema.type() == Schema.Type.STRING;
            case "int64" -> schema.type() == integer(path) && schema.name() == null;
            case "float64" -> schema.type() == Schema.Type.FLOAT64;
            case "boolean" -> schema.type() == Schema.Type.BOOLEAN;
            case "timestamp" -> Timestamp.LOGICAL_NAME.equals(schema.name());
            default -> false;
        };
    }

    /** The description declares durations as integers; their fractions must not be lost. */
    private static Schema.Type integer(String path) {
        return DURATION.matcher(path).find() ? Schema.Type.FLOAT64 : Schema.Type.INT64;
    }

    /** Maps, and lists in string columns. */
    private static boolean mayBeJson(JsonNode column) {
        String name = column.path("name").asText();
        boolean isMap = column.path("dynamic").asBoolean() || name.endsWith("_by_channel") || name.equals("entity_map");
        boolean isEmpty = column.path("type").asText().equals("object")
                && column.path("fields").isEmpty();
        return isMap || isEmpty || column.path("wire_type").asText().startsWith("array");
    }
}
