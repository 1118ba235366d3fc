package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of counts per parent and step of time. Steps are days in UTC, or months in Eastern time; their times are midnight UTC of
 * their first day. Only steps that are not all zero are stored.
 *
 * @param steps the stored ones
 */
record MetricTable(RowStore parents, ChildTable table, RowStore steps, boolean daily) {
    static final List<String> METRICS = List.of(
            "attempted",
            "bounced",
            "clicked",
            "converted",
            "created",
            "deferred",
            "delivered",
            "drafted",
            "failed",
            "human_clicked",
            "human_opened",
            "link_untracked",
            "machine_clicked",
            "open_untracked",
            "opened",
            "prefetch_opened",
            "replied",
            "sent",
            "spammed",
            "suppressed",
            "topic_unsubscribed",
            "tracking_consent_denied",
            "tracking_consent_granted",
            "undeliverable",
            "unsubscribed",
            "untracked");
    private static final ZoneId EASTERN = ZoneId.of("America/New_York");

    /** The first day of the step that {@code time} is in. */
    LocalDate step(Instant time) {
        return daily
                ? LocalDate.ofInstant(time, ZoneOffset.UTC)
                : LocalDate.ofInstant(time, EASTERN).withDayOfMonth(1);
    }

    LocalDate after(LocalDate step) {
        return daily ? step.plusDays(1) : step.plusMonths(1);
    }

    static long seconds(LocalDate day) {
        return day.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);
    }

    /** The rows of all parents and steps, from the step in which the parent was created up to now. */
    Map<String, ObjectNode> rows(Clock clock) {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        for (Row parent : parents.all()) {
            LocalDate created = step(Instant.ofEpochSecond(
                    Json.row(parent.json()).path("created").asLong()));
            for (LocalDate day = created; !day.isAfter(step(clock.instant())); day = after(day)) {
                ObjectNode row = row(parent.id(), day);
                rows.put(table.id(row), row);
            }
        }
        return rows;
    }

    private ObjectNode row(String parent, LocalDate day) {
        ObjectNode row = Json.object().put(table.field(), Long.parseLong(parent));
        row.put(daily ? "res" : "period", daily ? "days" : "months").put(ChildTable.STEP, seconds(day));
        if (table.parents().equals("newsletters")) {
            row.put("type", "email");
        }
        METRICS.forEach(metric -> row.put(metric, count(parent, day, metric)));
        return row;
    }

    private long count(String parent, LocalDate day, String metric) {
        return steps.get(parent + '/' + seconds(day))
                .map(row -> Json.row(row.json()).path(metric).asLong())
                .orElse(0L);
    }

    /** The series of a parent from one step to another, inclusive. */
    ObjectNode series(String parent, LocalDate first, LocalDate last) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = after(day)) {
            days.add(day);
        }
        ObjectNode series = Json.object();
        METRICS.forEach(metric -> series.putArray(metric));
        days.forEach(
                day -> METRICS.forEach(metric -> series.withArray('/' + metric).add(count(parent, day, metric))));
        return series;
    }
}
