package io.tributary.systemtests.sinks;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The types in a schema file, with nested data as JSON. */
enum DeclaredType {
    STRING,
    INT64,
    FLOAT64,
    BOOLEAN,
    TIMESTAMP,
    JSON;

    /** NUL and unpaired surrogates. */
    private static final String UNREADABLE = "[\\p{Cs}\\x00]";

    private static final String DIGITS = "[+-]?[0-9]+";

    static DeclaredType of(JsonNode declared) {
        if (!declared.isTextual()) {
            return JSON;
        }
        String word = declared.textValue().replaceAll(" .*|:.*", "");
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** A value on the wire in this type. Null if it does not fit. */
    Object value(JsonNode wire) {
        if (wire.isNull()) {
            return null;
        }
        return switch (this) {
            case STRING -> wire.isValueNode() ? wire.asText().replaceAll(UNREADABLE, "\uFFFD") : null;
            case INT64 -> isInteger(wire) ? Long.valueOf(integer(wire)) : null;
            case FLOAT64 -> wire.isNumber() ? Double.valueOf(wire.doubleValue()) : null;
            case BOOLEAN -> wire.isBoolean() ? Boolean.valueOf(wire.booleanValue()) : null;
            case TIMESTAMP -> time(wire);
            case JSON -> Json.parse(wire.toString());
        };
    }

    /** Whether the value keeps everything on the wire. */
    boolean says(JsonNode wire) {
        boolean isReplaced = this == STRING && !wire.asText().equals(value(wire));
        return wire.isNull() || (value(wire) != null && !isReplaced);
    }

    private static boolean isInteger(JsonNode wire) {
        return wire.isIntegralNumber() || wire.isTextual() && wire.textValue().matches(DIGITS);
    }

    private static long integer(JsonNode wire) {
        return wire.isTextual() ? Long.parseLong(wire.textValue()) : wire.longValue();
    }

    /** A number or text of digits in UNIX seconds, or ISO-8601 text, in the years 1 to 9999. */
    private static LocalDateTime time(JsonNode wire) {
        try {
            Instant instant = isInteger(wire)
                    ? Instant.ofEpochSecond(integer(wire))
                    : OffsetDateTime.parse(wire.asText()).toInstant();
            LocalDateTime time = LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
            return time.getYear() >= 1 && time.getYear() <= 9999 ? time : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
