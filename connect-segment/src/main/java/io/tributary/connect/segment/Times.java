package io.tributary.connect.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Formats times for Segment's parameters. */
final class Times {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    /** ISO-8601 with milliseconds, UTC: {@code 2026-08-20T16:00:23.000Z}. */
    static String text(Instant time) {
        return MILLISECONDS.format(time);
    }

    /** The day: {@code 2026-08-01}. */
    static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** The start of the day that {@link #day} returned. */
    static Instant start(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
