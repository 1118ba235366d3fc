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
    /** What .NET's serializer writes, with a fraction or without. */
    private static final String TO_SECONDS = "0000-00-00T00:00:00";

    private static final int LONGEST_FRACTION = 9;
    /** .NET has no empty time. The years 0001, 1753 and 1900 stand for it. */
    private static final int FIRST_YEAR = 1901;

    private final ZoneId zone;

    WallClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Parses {@code text} in any format that the service may use. Null if it is not a time, or stands for none. */
    Instant read(String text) {
        try {
            return isUsual(text) ? instant(usual(text)) : unusual(text.trim());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Nearly all times. The library's parser takes longer than all else that is done with an event. */
    private static boolean isUsual(String text) {
        int seconds = TO_SECONDS.length();
        int fraction = text.length() - seconds - 1;
        boolean hasEnd = fraction == -1 || fraction >= 1 && fraction <= LONGEST_FRACTION && text.charAt(seconds) == '.';
        for (int i = 0; hasEnd && i < text.length(); i++) {
            char wanted = i < seconds ? TO_SECONDS.charAt(i) : i == seconds ? '.' : '0';
            char here = text.charAt(i);
            hasEnd = wanted == '0' ? here >= '0' && here <= '9' : here == wanted;
        }
        return hasEnd;
    }

    private static LocalDateTime usual(String text) {
        int nanos = 0;
        for (int i = 0; i < LONGEST_FRACTION; i++) {
            int at = TO_SECONDS.length() + 1 + i;
            nanos = nanos * 10 + (at < text.length() ? text.charAt(at) - '0' : 0);
        }
        return LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19),
                nanos);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private Instant instant(LocalDateTime wall) {
        return wall.getYear() < FIRST_YEAR ? null : wall.atZone(zone).toInstant();
    }

    private Instant unusual(String text) {
        String iso = text.replaceFirst(" (?=\\d{1,2}:\\d\\d(:|$))", "T");
        LocalDateTime wall = text.contains("/") ? LocalDateTime.parse(text, US) : wall(iso);
        Instant instant = instant(wall);
        return instant != null && OFFSET.matcher(iso).find()
                ? OffsetDateTime.parse(iso).toInstant()
                : instant;
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
