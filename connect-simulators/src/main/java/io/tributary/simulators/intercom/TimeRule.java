package io.tributary.simulators.intercom;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * The rule by which a search compares times.
 *
 * @param operators supported for times
 * @param days the time zone whose days are compared; empty if seconds are compared
 * @param greaterIncludesEqual whether {@code >} matches equal times
 */
record TimeRule(Set<String> operators, Optional<ZoneId> days, boolean greaterIncludesEqual) {

    /** Compares calendar days. */
    static TimeRule byDay(ZoneId zone) {
        return new TimeRule(Set.of("=", ">", "<"), Optional.of(zone), false);
    }

    /** Compares seconds. */
    static TimeRule bySecond(Set<String> operators, boolean greaterIncludesEqual) {
        return new TimeRule(operators, Optional.empty(), greaterIncludesEqual);
    }

    /** The times that match. For {@code !=}, the times that do not. */
    Range range(String operator, long value) {
        long first = days.map(zone -> startOfDay(value, zone, 0)).orElse(value);
        long after = days.map(zone -> startOfDay(value, zone, 1)).orElse(Math.addExact(value, 1));
        return switch (operator) {
            case ">" -> Range.from(greaterIncludesEqual ? first : after);
            case ">=" -> Range.from(first);
            case "<" -> Range.before(first);
            case "<=" -> Range.before(after);
            default -> new Range(first, after);
        };
    }

    private static long startOfDay(long seconds, ZoneId zone, int daysLater) {
        LocalDate day =
                LocalDate.ofInstant(Instant.ofEpochSecond(seconds), zone).plusDays(daysLater);
        return day.atStartOfDay(zone).toEpochSecond();
    }
}
