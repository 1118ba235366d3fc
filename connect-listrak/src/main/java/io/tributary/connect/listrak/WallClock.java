package io.tributary.connect.listrak;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Listrak's times: wall times of one zone, without an offset. A time that occurs twice in autumn is the earlier one; a time
 * that is skipped in spring moves forward.
 */
final class WallClock {
    private static final DateTimeFormatter US = DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.US);
    private static final Pattern OFFSET = Pattern.compile("(Z|[+-]\\d\\d:\\d\\d)$");
    /** .NET has no empty time. The years 0001, 1753 and 1900 stand for it. */
    private static final int FIRST_YEAR = 1901;

    private final ZoneId zone;

    WallClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Parses {@code text} in any format that the service may use. Null if it is not a time, or stands for none. */
    Instant read(String text) {
        try {
            String iso = text.trim().replaceFirst(" (?=\\d{1,2}:\\d\\d(:|$))", "T");
            LocalDateTime wall = text.contains("/") ? LocalDateTime.parse(text.trim(), US) : wall(iso);
            boolean offset = OFFSET.matcher(iso).find();
            Instant instant = offset
                    ? OffsetDateTime.parse(iso).toInstant()
                    : wall.atZone(zone).toInstant();
            return wall.getYear() < FIRST_YEAR ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDateTime wall(String iso) {
        return LocalDateTime.parse(OFFSET.matcher(iso).replaceFirst(""));
    }

    /** Whether {@code text} stands for no time. */
    static boolean isUnset(String text) {
        try {
            return wall(text.trim()).getYear() < FIRST_YEAR;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The wall time of {@code instant}, to the second, in the format of requests. */
    String text(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone)
                .truncatedTo(ChronoUnit.SECONDS)
                .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    /** The start of {@code day} in the format of requests. */
    static String text(LocalDate day) {
        return day.atTime(LocalTime.MIDNIGHT).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    /** The day of {@code instant} in the zone. */
    LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
