package io.tributary.testkit.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.kafka.TopicRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Compares a record with the row on the wire, by the types in the record's own schema. An integer may be text of digits on the wire.
 * In text, U+FFFD replaces NUL and unpaired surrogates.
 */
public final class RowCheck {
    private static final String TIMESTAMP = "org.apache.kafka.connect.data.Timestamp";
    private static final long MS = 1000;

    private RowCheck() {}

    /** Every field of {@code row} that the record's schema declares has its value and the declared type. */
    static void assertMatches(TopicRecord record, ObjectNode row) {
        assertThat(record.keySchema().path("type").asText()).isEqualTo("struct");
        assertThat(record.valueSchema().path("type").asText()).isEqualTo("struct");
        assertThat(difference(record, row))
                .as("%s %s", record.topic(), record.key())
                .isEmpty();
    }

    /**
     * The first field in which a record differs from a row, with both values. Empty if they match. Fields that only one of them has
     * are ignored, and so is JSON text, whose keys may have been renamed. A time of 0 may mean never.
     */
    public static Optional<String> difference(TopicRecord record, ObjectNode row) {
        return record.isTombstone()
                ? Optional.of("a tombstone")
                : ofStruct("", record.valueSchema(), record.value(), row);
    }

    private static Optional<String> ofStruct(String place, JsonNode schema, JsonNode value, JsonNode wire) {
        return first(
                StreamSupport.stream(schema.path("fields").spliterator(), false).map(field -> {
                    String name = field.path("field").asText();
                    return difference(place + '/' + name, field, value.path(name), wire.path(name));
                }));
    }

    private static Optional<String> difference(String place, JsonNode schema, JsonNode value, JsonNode wire) {
        String type = schema.path("type").asText();
        if (wire.isMissingNode() || wire.isNull() || isJson(schema)) {
            return Optional.empty();
        }
        if (type.equals("struct")) {
            return wire.isObject() ? ofStruct(place, schema, value, wire) : Optional.empty();
        }
        if (type.equals("array")) {
            return wire.isArray() ? ofArray(place, schema.path("items"), value, wire) : Optional.empty();
        }
        return wire.isContainerNode() || matches(schema, type, value, wire)
                ? Optional.empty()
                : Optional.of(place + ": " + value + " of " + wire);
    }

    private static Optional<String> ofArray(String place, JsonNode items, JsonNode value, JsonNode wire) {
        if (value.size() != wire.size()) {
            return Optional.of(place + ": " + value.size() + " elements of " + wire.size());
        }
        return first(IntStream.range(0, wire.size())
                .mapToObj(number -> difference(place + '/' + number, items, value.path(number), wire.path(number))));
    }

    private static Optional<String> first(Stream<Optional<String>> differences) {
        return differences.flatMap(Optional::stream).findFirst();
    }

    private static boolean isJson(JsonNode schema) {
        return schema.path("name").asText().endsWith(".Json");
    }

    private static boolean matches(JsonNode schema, String type, JsonNode value, JsonNode wire) {
        if (schema.path("name").asText().equals(TIMESTAMP)) {
            return value.isNull()
                    ? isInteger(wire) && integer(wire) == 0
                    : value.isIntegralNumber() && value.longValue() == milliseconds(wire);
        }
        return switch (type) {
            case "string" -> value.isTextual() && value.asText().equals(readable(wire.asText()));
            case "boolean" -> value.isBoolean() && value.asBoolean() == wire.asBoolean();
            case "int64" -> value.isIntegralNumber() && isInteger(wire) && value.longValue() == integer(wire);
            case "double" -> value.isNumber() && value.doubleValue() == wire.doubleValue();
            default -> false;
        };
    }

    private static String readable(String text) {
        return text.replaceAll("[\\p{Cs}\\x00]", "\uFFFD");
    }

    private static boolean isInteger(JsonNode wire) {
        return wire.isNumber() || wire.asText().matches("[+-]?[0-9]+");
    }

    private static long integer(JsonNode wire) {
        return wire.isNumber() ? wire.longValue() : Long.parseLong(wire.asText());
    }

    private static long milliseconds(JsonNode wire) {
        return isInteger(wire)
                ? integer(wire) * MS
                : Instant.parse(wire.asText()).toEpochMilli();
    }
}
