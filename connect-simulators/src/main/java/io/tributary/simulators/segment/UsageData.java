package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.SimulatedClock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Daily usage: cumulative counts of a month up to each day, by source or for the workspace. Counts of tracked users have their billing
 * period. A period includes the day before its first and, after its end, the day after its last.
 */
final class UsageData {

    /** Kinds of counts. */
    enum Kind {
        API_CALLS,
        MTU
    }

    private static final String LARGEST = Long.toString(Long.MAX_VALUE);
    private static final int MAX_A_DAY = 5000;

    private final SimulatedClock clock;
    private final long seed;
    private final YearMonth first;
    private final List<String> sources;
    private final Map<String, Long> corrections = new ConcurrentHashMap<>();

    /**
     * @param first month of the workspace
     * @param sources with counts
     */
    UsageData(SimulatedClock clock, long seed, YearMonth first, List<String> sources) {
        this.clock = clock;
        this.seed = seed;
        this.first = first;
        this.sources = List.copyOf(sources);
    }

    YearMonth first() {
        return first;
    }

    YearMonth current() {
        return YearMonth.from(clock.today());
    }

    /** The days in a period. */
    private List<LocalDate> days(Kind kind, YearMonth period) {
        if (period.isBefore(first) || period.isAfter(current())) {
            return List.of();
        }
        boolean over = period.isBefore(current());
        LocalDate last = over ? period.atEndOfMonth() : clock.today();
        List<LocalDate> days = new ArrayList<>();
        if (kind == Kind.MTU) {
            days.add(period.atDay(1).minusDays(1));
        }
        period.atDay(1).datesUntil(last.plusDays(1)).forEach(days::add);
        if (kind == Kind.MTU && over) {
            days.add(last.plusDays(1));
        }
        return days;
    }

    /** The rows of all sources in a period, by day. */
    Slice.Source perSource(Kind kind, YearMonth period) {
        List<LocalDate> days = days(kind, period);
        int total = days.size() * sources.size();
        return (offset, count) -> new Slice(
                Stream.iterate(offset, place -> place + 1)
                        .limit(Math.max(0, Math.min(count, total - offset)))
                        .map(place -> row(
                                kind, period, days.get(place / sources.size()), sources.get(place % sources.size())))
                        .map(Json::bytes)
                        .toList(),
                total);
    }

    /** The rows of the workspace in a period. */
    Slice.Source workspace(Kind kind, YearMonth period) {
        List<LocalDate> days = days(kind, period);
        return (offset, count) -> new Slice(
                days.stream()
                        .skip(offset)
                        .limit(count)
                        .map(day -> row(kind, period, day, ""))
                        .map(Json::bytes)
                        .toList(),
                days.size());
    }

    int rows(Kind kind, boolean perSource) {
        int days = 0;
        for (YearMonth period = first; !period.isAfter(current()); period = period.plusMonths(1)) {
            days += days(kind, period).size();
        }
        return perSource ? days * sources.size() : days;
    }

    List<String> sources() {
        return sources;
    }

    /** Adds to the counts of a day and source, empty for the workspace. */
    void correct(Kind kind, LocalDate day, String source, long more) {
        corrections.merge(kind + " " + day + " " + source, more, Long::sum);
    }

    private ObjectNode row(Kind kind, YearMonth period, LocalDate day, String source) {
        ObjectNode row = Json.object();
        if (!source.isEmpty()) {
            row.put("sourceId", source);
        }
        Draw draw = new Draw(seed, "usage " + kind + source, 0);
        long position = period.atDay(1).until(day).toTotalMonths() * 31 + day.getDayOfMonth();
        long count = Math.max(0, draw.below(MAX_A_DAY) * (day.isBefore(period.atDay(1)) ? 0 : position));
        boolean inside = YearMonth.from(day).equals(period);
        long corrected = count + (inside ? corrections.getOrDefault(kind + " " + day + " " + source, 0L) : 0);
        boolean huge = !sources.isEmpty() && source.equals(sources.get(0));
        if (kind == Kind.API_CALLS) {
            row.put("apiCalls", huge ? LARGEST : Long.toString(corrected));
        } else {
            row.put("periodStart", period.atDay(1).toEpochSecond(LocalTime.MIN, ZoneOffset.UTC))
                    .put("periodEnd", period.plusMonths(1).atDay(1).toEpochSecond(LocalTime.MIN, ZoneOffset.UTC))
                    .put("anonymous", Long.toString(corrected))
                    .put("anonymousIdentified", Long.toString(corrected / 2))
                    .put("identified", Long.toString(corrected / 3))
                    .put("neverIdentified", huge ? LARGEST : "0");
        }
        return row.put("timestamp", day + "T00:00:00.000Z");
    }
}
