package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.DerivedRows;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.customerio.Children.Parent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Reads metrics: an array of counts for each metric, with one count per step of time, oldest first. Each step becomes a row.
 * Steps have no times, so a row's time is derived: midnight UTC of the step's first day.
 */
final class Metrics {
    static final String ROW = "/metric";
    static final String PERIOD = "period";
    static final String RESOLUTION = "res";
    static final String STEP = "step";

    private static final String SERIES = "series";

    /** The beginning of a period (App API reference, "metrics"). */
    private static final ZoneId EASTERN = ZoneId.of("America/New_York");
    /** The most steps of a month each (App API reference, "metrics"). */
    private static final int MONTHS = 121;
    /** The longest range is ten years (App API reference, "metrics"). */
    private static final int MAX_DAYS = 3_650;
    /** Customer.io has no older campaigns. */
    private static final LocalDate FIRST = LocalDate.of(2012, 1, 1);

    private Metrics() {}

    /** The list of the last 121 months. Those before the parent was created are left out. */
    static List<ListRead> byMonth(ApiRequest request, Parent parent) {
        LocalDate created = created(parent, EASTERN).withDayOfMonth(1);
        ApiRequest months = request.with(PERIOD, "months").with("steps", MONTHS);
        return List.of(list(months, page -> months(page, created)));
    }

    private static List<ObjectNode> months(Page<ObjectNode> page, LocalDate created) {
        LocalDate newest = LocalDate.ofInstant(page.serverTime(), EASTERN).withDayOfMonth(1);
        return rows(page, PERIOD, ChronoUnit.MONTHS, steps -> newest.minusMonths(steps - 1L)).stream()
                .filter(row -> row.path(STEP).asLong() >= seconds(created))
                .toList();
    }

    /** The lists of all days since the parent was created, each of ten years at most. */
    static List<ListRead> byDay(ApiRequest request, Parent parent) {
        long now = parent.listed().getEpochSecond();
        List<ListRead> lists = new ArrayList<>();
        LocalDate next = created(parent, ZoneOffset.UTC);
        while (seconds(next) < now) {
            LocalDate start = next;
            next = start.plusDays(MAX_DAYS);
            ApiRequest days = request.with("version", 2)
                    .with(RESOLUTION, "days")
                    .with("start", seconds(start))
                    .with("end", Math.min(seconds(next), now));
            lists.add(list(days, page -> days(page, start)));
        }
        return lists;
    }

    private static List<ObjectNode> days(Page<ObjectNode> page, LocalDate requested) {
        return rows(page, RESOLUTION, ChronoUnit.DAYS, steps -> startOf(page, requested));
    }

    /** The first day that the response names ({@code 2025-01-01 00:00:00 +0000 UTC}); the requested one if it names none. */
    private static LocalDate startOf(Page<ObjectNode> page, LocalDate requested) {
        try {
            return LocalDate.parse(page.envelope().path("start").asText().split(" ")[0]);
        } catch (DateTimeException e) {
            return requested;
        }
    }

    private static ListRead list(ApiRequest request, Function<Page<ObjectNode>, List<ObjectNode>> rows) {
        return ListRead.of(request, CustomerIoTables.PAGES)
                .through(
                        api -> new DerivedRows(api, RowReader.one(ROW, row -> row), page -> rows.apply(page).stream()));
    }

    /**
     * A row for each step, with what the response has besides the series.
     *
     * @param field for the length of a step
     * @param first returns the day on which the first of so many steps begins
     */
    private static List<ObjectNode> rows(
            Page<ObjectNode> page, String field, ChronoUnit length, IntFunction<LocalDate> first) {
        List<ObjectNode> rows = new ArrayList<>();
        for (ObjectNode metric : page.rows()) {
            Set<Map.Entry<String, JsonNode>> series = metric.path(SERIES).properties();
            int steps = series.stream()
                    .mapToInt(counts -> counts.getValue().size())
                    .max()
                    .orElse(0);
            metric.<ObjectNode>without(SERIES).put(field, length.name().toLowerCase(Locale.ROOT));
            LocalDate day = first.apply(steps);
            for (int step = 0; step < steps; step++) {
                rows.add(row(metric, day.plus(step, length), series, step));
            }
        }
        return rows;
    }

    private static ObjectNode row(ObjectNode metric, LocalDate day, Set<Map.Entry<String, JsonNode>> series, int step) {
        ObjectNode row = metric.deepCopy().put(STEP, seconds(day));
        series.forEach(counts -> row.set(counts.getKey(), counts.getValue().get(step)));
        return row;
    }

    private static LocalDate created(Parent parent, ZoneId zone) {
        long created = Row.timeOfSeconds(parent.row().path("created"));
        return created == Row.NO_TIME ? FIRST : LocalDate.ofInstant(Instant.ofEpochMilli(created), zone);
    }

    private static long seconds(LocalDate day) {
        return day.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);
    }
}
