package io.tributary.connect.common.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.json.Utf8;
import java.io.IOException;
import java.time.Instant;
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
        Object value(JsonParser scalar) throws IOException {
            return scalar.hasToken(JsonToken.VALUE_STRING)
                    ? Utf8.replaced(scalar.getText()).replace(NUL, REPLACEMENT)
                    : text(scalar);
        }

        @Override
        boolean isExact(Object value, JsonParser scalar) throws IOException {
            return !scalar.hasToken(JsonToken.VALUE_STRING) || value.equals(scalar.getText());
        }
    },
    /** An integral number of at most 64 bits, or text of its digits. */
    INT64("int64", Schema.OPTIONAL_INT64_SCHEMA) {
        @Override
        Object value(JsonParser scalar) throws IOException {
            return Integers.of(scalar);
        }
    },
    /** Any number that a double can represent as a finite value. */
    FLOAT64("float64", Schema.OPTIONAL_FLOAT64_SCHEMA) {
        @Override
        Object value(JsonParser scalar) throws IOException {
            return scalar.currentToken().isNumeric() && Double.isFinite(scalar.getDoubleValue())
                    ? scalar.getDoubleValue()
                    : null;
        }
    },
    BOOLEAN("boolean", Schema.OPTIONAL_BOOLEAN_SCHEMA) {
        @Override
        Object value(JsonParser scalar) throws IOException {
            return scalar.currentToken().isBoolean() ? scalar.getBooleanValue() : null;
        }
    },
    /** UNIX seconds on the wire, also before 1970, as a number or text of digits. */
    SECONDS("timestamp:seconds", optionalTimestamp()) {
        @Override
        Object value(JsonParser scalar) throws IOException {
            Long seconds = Integers.of(scalar);
            return seconds == null ? null : ofSeconds(seconds);
        }
    },
    /** UNIX seconds on the wire, as a number or text of digits, where 0 means never. */
    SECONDS_OR_ZERO("timestamp:seconds-or-zero", optionalTimestamp()) {
        @Override
        Object value(JsonParser scalar) throws IOException {
            Long seconds = Integers.of(scalar);
            return seconds != null && seconds == 0 ? null : SECONDS.value(scalar);
        }

        @Override
        boolean isExact(Object value, JsonParser scalar) throws IOException {
            Long seconds = Integers.of(scalar);
            return value != null || seconds != null && seconds == 0;
        }
    },
    /** UNIX milliseconds on the wire, as a number or text of digits. */
    MILLIS("timestamp:millis", optionalTimestamp()) {
        @Override
        Object value(JsonParser scalar) throws IOException {
            Long millis = Integers.of(scalar);
            return millis == null ? null : date(millis);
        }
    },
    /** ISO-8601 text with an offset or {@code Z}, of any precision; kept to the millisecond. */
    ISO("timestamp:iso", optionalTimestamp()) {
        @Override
        Object value(JsonParser scalar) throws IOException {
            return scalar.hasToken(JsonToken.VALUE_STRING) ? isoDate(scalar.getText()) : null;
        }
    },
    /** Any value, as compact JSON text. */
    JSON("json", jsonSchema()) {
        @Override
        public Object read(RowParser row) throws IOException {
            return Json.text(row.tree());
        }

        @Override
        Object value(JsonParser scalar) throws IOException {
            return Json.text(Json.READER.readTree(scalar));
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

    /** The value of the token that {@code scalar} is at, which is a scalar and not null. Null if it does not fit. */
    abstract Object value(JsonParser scalar) throws IOException;

    /** Whether {@code value}, which is that of the token, says all that the token says. */
    boolean isExact(Object value, JsonParser scalar) throws IOException {
        return value != null;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Object read(RowParser row) throws IOException {
        return row.scalar(this);
    }

    /** A number or a boolean as the text of its JSON tree. */
    private static String text(JsonParser scalar) throws IOException {
        return switch (scalar.currentToken()) {
            case VALUE_NUMBER_INT -> scalar.getNumberValue().toString();
            case VALUE_NUMBER_FLOAT -> scalar.getDecimalValue().toString();
            default -> scalar.getText();
        };
    }

    /** The time of UNIX seconds. Null if no warehouse takes it. */
    static Date ofSeconds(long seconds) {
        return seconds >= -MAX_SECONDS && seconds <= MAX_SECONDS ? date(seconds * 1000) : null;
    }

    private static Date date(long millis) {
        return millis >= YEAR_1 && millis < YEAR_10000 ? new Date(millis) : null;
    }

    private static Date isoDate(String text) {
        long millis = IsoTime.millis(text);
        return millis == IsoTime.UNREADABLE ? null : date(millis);
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
