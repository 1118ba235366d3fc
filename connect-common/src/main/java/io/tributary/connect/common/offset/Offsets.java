package io.tributary.connect.common.offset;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What all source offsets have in common: a flat map of primitive values with a {@value #VERSION}. */
public final class Offsets {
    /** The field that tells the format of an offset. */
    public static final String VERSION = "version";
    /** The field that tells the setting {@code topic.prefix} under which the rows before were sent. */
    public static final String TOPIC_PREFIX = "topic.prefix";
    /** The version written today; older ones are read. */
    public static final long CURRENT_VERSION = 1;

    private Offsets() {}

    /**
     * Checks that an offset was written by this version or an older one; one without a version is a user's.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static void requireKnownVersion(Map<String, ?> offset) {
        Object version = offset.get(VERSION);
        if (version == null) {
            return;
        }
        if (!(version instanceof Number number) || number.doubleValue() < 1 || number.doubleValue() % 1 != 0) {
            throw new IllegalArgumentException("\"version\" has to be a whole number from 1 on, not " + version);
        }
        if (((Number) version).longValue() > CURRENT_VERSION) {
            throw new IllegalArgumentException(
                    "the offset has version " + version + ", this connector knows versions up to " + CURRENT_VERSION
                            + ": install a newer connector, or delete the offset");
        }
    }

    /**
     * Checks that an offset has no fields but those that mean something: a misspelt one would have no effect.
     *
     * @param known besides {@value #TOPIC_PREFIX}
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static void requireOnly(Set<String> known, Map<String, ?> offset) {
        for (String field : offset.keySet()) {
            if (!known.contains(field) && !field.equals(TOPIC_PREFIX)) {
                throw new IllegalArgumentException('"' + field + "\" means nothing in this offset, which may hold "
                        + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    /**
     * The text of a field that the connector writes itself.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static String text(String field, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw notOurs(field, "no text: " + value, null);
    }

    /** What to say of a field that only the connector writes, and that holds something else. */
    public static IllegalArgumentException notOurs(String field, String reason, Exception cause) {
        return new IllegalArgumentException(
                '"' + field + "\" is not what this connector wrote (" + reason + "): leave it out", cause);
    }

    /**
     * The moment that {@code text} names: ISO-8601 with an offset or {@code Z}, such as {@code 2026-01-31T12:00:00Z}.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Instant instant(String field, Object text) {
        try {
            return instant(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException('"' + field + "\" has to be " + e.getMessage(), e);
        }
    }

    /**
     * The same for a part of a field.
     *
     * @throws IllegalArgumentException that says what the text has to be
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
