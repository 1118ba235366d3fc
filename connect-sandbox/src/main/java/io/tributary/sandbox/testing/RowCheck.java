package io.tributary.sandbox.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.kafka.TopicRecord;
import java.time.Instant;
import java.util.Set;

/** Compares a record with the row on the wire, by the types that the record's own schema tells. */
final class RowCheck {
    private static final String TIMESTAMP = "org.apache.kafka.connect.data.Timestamp";
    private static final Set<String> SCALARS = Set.of("string", "boolean", "int64", "double");
    private static final long MS = 1000;

    private RowCheck() {}

    /** Every scalar field of {@code row} that the record's schema declares has its value, in the declared type. */
    static void assertTold(TopicRecord record, ObjectNode row) {
        assertThat(record.keySchema().path("type").asText()).isEqualTo("struct");
        assertThat(record.valueSchema().path("type").asText()).isEqualTo("struct");
        for (JsonNode field : record.valueSchema().path("fields")) {
            String name = field.path("field").asText();
            JsonNode wire = row.path(name);
            if (wire.isValueNode() && !wire.isNull() && isScalar(field)) {
                String place = record.topic() + ' ' + record.key() + ' ' + name;
                assertTyped(place, field, record.value().path(name), wire);
            }
        }
    }

    private static boolean isScalar(JsonNode field) {
        boolean isJson = field.path("name").asText().endsWith(".Json");
        return !isJson && SCALARS.contains(field.path("type").asText());
    }

    private static void assertTyped(String place, JsonNode field, JsonNode value, JsonNode wire) {
        boolean told = field.path("name").asText().equals(TIMESTAMP)
                ? value.isIntegralNumber() && value.longValue() == milliseconds(wire)
                : isTold(field.path("type").asText(), value, wire);
        assertThat(told).as("%s: %s of %s", place, value, wire).isTrue();
    }

    private static long milliseconds(JsonNode wire) {
        return wire.isNumber()
                ? wire.longValue() * MS
                : Instant.parse(wire.asText()).toEpochMilli();
    }

    private static boolean isTold(String type, JsonNode value, JsonNode wire) {
        return switch (type) {
            case "string" -> value.isTextual() && value.asText().equals(wire.asText());
            case "boolean" -> value.isBoolean() && value.asBoolean() == wire.asBoolean();
            case "int64" -> value.isIntegralNumber() && value.longValue() == wire.longValue();
            case "double" -> value.isNumber() && value.doubleValue() == wire.doubleValue();
            default -> false;
        };
    }
}
