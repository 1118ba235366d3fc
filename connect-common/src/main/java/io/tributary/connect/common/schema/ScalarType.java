package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.json.Utf8;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/** The types that a schema file names by a word. Each accepts only values that it keeps exactly. Times are in the years 1 to 9999. */
enum ScalarType implements FieldType {
    /**
     * Any scalar, as its JSON text: {@code 12} becomes {@code "12"}, {@code true} becomes {@code "true"}. NUL characters,
     * which databases refuse, and unpaired surrogates, which UTF-8 cannot express, are replaced by U+FFFD; {@code _extra} keeps the
     * original.
     */
    STRING("string", Schema.OPTIONAL_STRING_SCHEMA) {
        @Override
        Object value(JsonNode node) {
            return node.isValueNode() ? Utf8.replaced(node.asText()).replace(NUL, REPLACEMENT) : null;
        }

        @Override
        public Object convert(JsonNode node, Mapping mapping) {
            Object value = super.convert(node, mapping);
            if (node.isTextual() && !node.textValue().equals(value)) {
                mapping.keep(node);
            }
            return value;
        }
    },
    /** An integral number of at most 64 bits, or text of its digits. */
    INT64("int64", Schema.OPTIONAL_INT64_SCHEMA) {
        @Override
        Object value(JsonNode node) {
            return Integers.of(node);
        }
    },
    /** Any number that a double can represent as a finite value. */
    FLOAT64("float64", Schema.OPTIONAL_FLOAT64_SCHEMA) {
        @Override
        Object value(JsonNode node) {
            return node.isNumber() && Double.isFinite(node.doubleValue()) ? node.doubleValue() : null;
        }
    },
    BOOLEAN("boolean", Schema.OPTIONAL_BOOLEAN_SCHEMA) {
        @Override
        Object value(JsonNode node) {
            return node.isBoolean() ? node.booleanValue() : null;
        }
    },
    /** UNIX seconds on the wire, also before 1970, as a number or text of digits. */
    SECONDS("timestamp:seconds", optionalTimestamp()) {
        @Override
        Object value(JsonNode node) {
            Long seconds = Integers.of(node);
            boolean fits = seconds != null && seconds >= -MAX_SECONDS && seconds <= MAX_SECONDS;
            return fits ? date(seconds * 1000) : null;
        }
    },
    /** UNIX seconds on the wire, as a number or text of digits, where 0 means never. */
    SECONDS_OR_ZERO("timestamp:seconds-or-zero", optionalTimestamp()) {
        @Override
        Object value(JsonNode node) {
            return SECONDS.value(node);
        }

        @Override
        public Object convert(JsonNode node, Mapping mapping) {
            boolean never = Integers.of(node, 1) == 0;
            return never ? null : super.convert(node, mapping);
        }
    },
    /** UNIX milliseconds on the wire, as a number or text of digits. */
    MILLIS("timestamp:millis", optionalTimestamp()) {
        @Override
        Object value(JsonNode node) {
            Long millis = Integers.of(node);
            return millis == null ? null : date(millis);
        }
    },
    /** ISO-8601 text with an offset or {@code Z}, of any precision; kept to the millisecond. */
    ISO("timestamp:iso", optionalTimestamp()) {
        @Override
        Object value(JsonNode node) {
            return node.isTextual() ? isoDate(node.textValue()) : null;
        }
    },
    /** Any value, as compact JSON text. */
    JSON("json", jsonSchema()) {
        @Override
        Object value(JsonNode node) {
            return Json.text(node);
        }
    };

    private static final String JSON_SCHEMA_NAME = "io.debezium.data.Json";
    private static final char NUL = '\0';
    private static final char REPLACEMENT = '\uFFFD';
    private static final long MAX_SECONDS = Long.MAX_VALUE / 1000;
    // A single time outside these years stops the sinks of most warehouses permanently.
    private static final long YEAR_1 = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long YEAR_10000 =
            Instant.parse("+10000-01-01T00:00:00Z").toEpochMilli();

    private final String word;
    private final Schema schema;

    ScalarType(String word, Schema schema) {
        this.word = word;
        this.schema = schema;
    }

    /**
     * The type that schema files call {@code word}.
     *
     * @throws IllegalArgumentException if there is none
     */
    static ScalarType named(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown field type \"" + word + "\""));
    }

    /** The value of {@code node}. Null if it does not fit. */
    abstract Object value(JsonNode node);

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Object convert(JsonNode node, Mapping mapping) {
        Object value = value(node);
        if (value == null) {
            mapping.keep(node);
        }
        return value;
    }

    private static Date date(long millis) {
        return millis >= YEAR_1 && millis < YEAR_10000 ? new Date(millis) : null;
    }

    private static Date isoDate(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return date(instant.toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static Schema optionalTimestamp() {
        return Timestamp.builder().optional().build();
    }

    private static Schema jsonSchema() {
        return SchemaBuilder.string()
                .name(JSON_SCHEMA_NAME)
                .version(1)
                .optional()
                .build();
    }
}
