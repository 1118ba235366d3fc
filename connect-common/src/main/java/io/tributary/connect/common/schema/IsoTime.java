package io.tributary.connect.common.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * ISO-8601 times with an offset or {@code Z}. Nearly all are like {@code 2026-01-31T12:00:00.000Z}, and the library's parser takes a
 * tenth of all CPU of a table with many times: those are read digit by digit, all others by the library.
 */
final class IsoTime {
    /** Stands for a text that is not a time. */
    static final long UNREADABLE = Long.MIN_VALUE;

    private static final String TO_SECONDS = "0000-00-00T00:00:00";
    private static final int MILLIS = TO_SECONDS.length();
    private static final int LONGEST_FRACTION = 9;

    private IsoTime() {}

    /** The epoch ms of {@code text}, rounded down. {@link #UNREADABLE} if it is not a time. */
    static long millis(String text) {
        try {
            return isUsual(text)
                    ? usual(text)
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return UNREADABLE;
        }
    }

    /** Whether {@code text} has the usual form: digits at their places, a fraction of up to nine of them, {@code Z}. */
    private static boolean isUsual(String text) {
        int last = text.length() - 1;
        int fraction = last - MILLIS - 1;
        boolean hasEnd = last == MILLIS || fraction >= 1 && fraction <= LONGEST_FRACTION && text.charAt(MILLIS) == '.';
        if (!hasEnd || text.charAt(last) != 'Z') {
            return false;
        }
        for (int i = 0; i < last; i++) {
            char wanted = i < MILLIS ? TO_SECONDS.charAt(i) : i == MILLIS ? '.' : '0';
            char here = text.charAt(i);
            if (wanted == '0' ? here < '0' || here > '9' : here != wanted) {
                return false;
            }
        }
        return true;
    }

    private static long usual(String text) {
        LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, MILLIS);
        if (hour > 23 || minute > 59 || second > 59) {
            return UNREADABLE;
        }
        long seconds = date.toEpochDay() * 86_400 + hour * 3600 + minute * 60 + second;
        return seconds * 1000 + millisOf(text);
    }

    private static int millisOf(String text) {
        int millis = 0;
        for (int i = 0; i < 3; i++) {
            int at = MILLIS + 1 + i;
            millis = millis * 10 + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
        }
        return millis;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
