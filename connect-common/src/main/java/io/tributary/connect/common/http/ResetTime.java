package io.tributary.connect.common.http;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a header that says when to retry, such as {@code Retry-After} or {@code X-RateLimit-Reset}: a date in any format of
 * {@link HttpDate}, or a number. A number's size determines its unit, because no reset is before 2001: seconds from now,
 * or UNIX seconds, milliseconds, microseconds or nanoseconds. If proxies have joined several values by commas, the latest counts.
 */
public final class ResetTime {
    /** A time further away is ignored as implausible. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,30})?");
    /** A comma between two values. The comma inside a date follows the name of a day. */
    private static final Pattern BETWEEN_VALUES = Pattern.compile("(?<=[0-9A-Z])\\s*,");

    private static final BigDecimal MIN_UNIX_SECONDS = BigDecimal.TEN.pow(9);
    private static final BigDecimal MIN_UNIX_MS = BigDecimal.TEN.pow(12);
    private static final int THOUSAND = 3;

    private ResetTime() {}

    /**
     * The time from {@code now} to the time in {@code text}, at least zero. Null if it is missing, unreadable or more than 31 days
     * away.
     *
     * @param now the server's clock
     */
    public static Duration until(String text, Instant now) {
        if (text == null) {
            return null;
        }
        return Stream.of(BETWEEN_VALUES.split(text))
                .map(value -> untilOne(value.trim(), now))
                .filter(Objects::nonNull)
                .filter(wait -> wait.compareTo(LONGEST) <= 0)
                .max(Comparator.naturalOrder())
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .orElse(null);
    }

    private static Duration untilOne(String text, Instant now) {
        if (NUMBER.matcher(text).matches()) {
            return untilNumber(new BigDecimal(text), now);
        }
        Instant date = HttpDate.parse(text);
        return date == null ? null : Duration.between(now, date);
    }

    private static Duration untilNumber(BigDecimal number, Instant now) {
        BigDecimal seconds = number;
        while (seconds.compareTo(MIN_UNIX_MS) >= 0) {
            seconds = seconds.movePointLeft(THOUSAND);
        }
        Duration duration = Duration.ofMillis(seconds.movePointRight(THOUSAND).longValue());
        return seconds.compareTo(MIN_UNIX_SECONDS) < 0 ? duration : Duration.between(now, Instant.EPOCH.plus(duration));
    }
}
