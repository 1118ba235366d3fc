package io.tributary.systemtests.sinks;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.schema.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What a schema file may declare a field to be, where nested data is JSON. */
enum DeclaredType {
    STRING,
    INT64,
    FLOAT64,
    BOOLEAN,
    TIMESTAMP,
    JSON;

    private static final char NUL = '\0';
    private static final char REPLACEMENT = '\uFFFD';

    static DeclaredType of(JsonNode declared) {
        if (!declared.isTextual()) {
            return JSON;
        }
        String word = declared.textValue().replace(" volatile", "").replaceAll(":.*", "");
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What a value of the wire becomes; null where it is not of this type. */
    Object value(JsonNode wire) {
        if (wire.isNull()) {
            return null;
        }
        return switch (this) {
            case STRING -> wire.isValueNode() ? wire.asText().replace(NUL, REPLACEMENT) : null;
            case INT64 -> wire.isIntegralNumber() ? Long.valueOf(wire.longValue()) : null;
            case FLOAT64 -> wire.isNumber() ? Double.valueOf(wire.doubleValue()) : null;
            case BOOLEAN -> wire.isBoolean() ? Boolean.valueOf(wire.booleanValue()) : null;
            case TIMESTAMP -> time(wire);
            case JSON -> Json.parse(wire.toString());
        };
    }

    /** Whether the value says all that the wire does. */
    boolean says(JsonNode wire) {
        boolean isReplaced = this == STRING && wire.asText().indexOf(NUL) >= 0;
        return wire.isNull() || (value(wire) != null && !isReplaced);
    }

    /** Seconds since 1970 where a number, ISO-8601 where a text; of the years 1 to 9999. */
    private static LocalDateTime time(JsonNode wire) {
        try {
            Instant instant = wire.isTextual()
                    ? OffsetDateTime.parse(wire.textValue()).toInstant()
                    : Instant.ofEpochSecond(wire.longValue());
            LocalDateTime time = LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
            return time.getYear() >= 1 && time.getYear() <= 9999 ? time : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
