package io.tributary.connect.common.offset;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The format that all source offsets share: a flat map of primitive values with a version. */
public final class Offsets {
    /** The version of the format that is written. */
    public static final long CURRENT_VERSION = 1;

    private Offsets() {}

    /**
     * Converts an offset of any known version to the current format. An offset without a version has version 1.
     *
     * @throws IllegalArgumentException with a sentence, if there is no such version or a newer release wrote the offset
     */
    public static Map<String, ?> current(Map<String, ?> offset) {
        Object version = offset.get(OffsetFields.VERSION);
        return switch (number(version)) {
            case 1 -> offset;
            default ->
                throw new IllegalArgumentException(
                        "the offset has version " + version + ", but this connector only knows versions up to "
                                + CURRENT_VERSION + ": upgrade the connector, or delete the offset");
        };
    }

    private static int number(Object version) {
        if (version == null) {
            return 1;
        }
        if (!(version instanceof Number number) || number.doubleValue() < 1 || number.doubleValue() % 1 != 0) {
            throw new IllegalArgumentException(
                    '"' + OffsetFields.VERSION + "\" must be a whole number from 1 on, not " + version);
        }
        return (int) Math.min(number.longValue(), Integer.MAX_VALUE);
    }

    /**
     * Checks that an offset only has known fields, since a misspelled one would have no effect.
     *
     * @param known besides {@value OffsetFields#TOPIC_PREFIX}
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static void requireOnly(Set<String> known, Map<String, ?> offset) {
        for (String field : offset.keySet()) {
            if (!known.contains(field) && !field.equals(OffsetFields.TOPIC_PREFIX)) {
                throw new IllegalArgumentException('"' + field + "\" means nothing in this offset, which may contain "
                        + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /**
     * The value of a field that only the connector writes.
     *
     * @throws IllegalArgumentException with a sentence, if it is not text
     */
    public static String text(String field, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw notOurs(field, "not text: " + value, null);
    }

    /** The error for a field that only the connector writes, and that has a value which it did not write. */
    public static IllegalArgumentException notOurs(String field, String reason, Exception cause) {
        return new IllegalArgumentException(
                '"' + field + "\" is not what this connector wrote (" + reason + "): leave it out", cause);
    }

    /**
     * Parses a field that holds an ISO-8601 instant with an offset or {@code Z}, such as {@code 2026-01-31T12:00:00Z}.
     *
     * @throws IllegalArgumentException with a sentence, if it does not hold one
     */
    public static Instant instant(String field, Object text) {
        try {
            return instant(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException('"' + field + "\" must be " + e.getMessage(), e);
        }
    }

    /**
     * Parses such an instant, in whole milliseconds.
     *
     * @throws IllegalArgumentException that says what the text must be
     */
    public static Instant instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return Instant.ofEpochMilli(instant.toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("an ISO-8601 instant such as 2026-01-31T12:00:00Z, not " + text, e);
        }
    }
}
