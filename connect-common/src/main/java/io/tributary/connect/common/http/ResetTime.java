package io.tributary.connect.common.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hc.client5.http.utils.DateUtils;

/**
 * Reads a header that tells when a quota is given back: a date in any form of RFC 9110, RFC 5322 or ISO-8601, or a number. Its
 * size tells a number's unit, since no reset lies in 1973 or before, and none is years away: UNIX milliseconds, UNIX seconds
 * or seconds from now.
 */
public final class ResetTime {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,9})?");
    private static final BigDecimal LEAST_UNIX_SECONDS = BigDecimal.TEN.pow(8);
    private static final BigDecimal LEAST_UNIX_MS = BigDecimal.TEN.pow(11);
    private static final int MS = 3;
    /** The oldest form of HTTP, which names no zone and fills the day with a space. */
    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM [ ]d HH:mm:ss uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ResetTime() {}

    /**
     * From {@code now} to the time that {@code text} tells, zero if it is past; null where it is missing or unreadable.
     *
     * @param now the server's clock
     */
    public static Duration until(String text, Instant now) {
        if (text == null) {
            return null;
        }
        Instant reset = NUMBER.matcher(text.trim()).matches()
                ? ofNumber(new BigDecimal(text.trim()), now)
                : ofDate(text.trim());
        if (reset == null) {
            return null;
        }
        return reset.isAfter(now) ? Duration.between(now, reset) : Duration.ZERO;
    }

    private static Instant ofNumber(BigDecimal number, Instant now) {
        if (number.compareTo(LEAST_UNIX_MS) >= 0) {
            return Instant.ofEpochMilli(number.longValue());
        }
        long ms = number.movePointRight(MS).longValue();
        return number.compareTo(LEAST_UNIX_SECONDS) >= 0 ? Instant.ofEpochMilli(ms) : now.plusMillis(ms);
    }

    private static Instant ofDate(String text) {
        return Stream.<Function<String, Instant>>of(
                        DateUtils::parseStandardDate,
                        date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from),
                        date -> ASCTIME.parse(date, Instant::from),
                        date -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(date, Instant::from))
                .map(form -> parsed(form, text))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Instant parsed(Function<String, Instant> form, String text) {
        try {
            return form.apply(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
