package io.tributary.quickstart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Combines what topics, connectors and simulated vendors report about the tables. */
final class Overview {
    private final List<Replication> replications;
    private final Optional<PostgresSink> sink;
    private final Map<String, Rate> rates = new HashMap<>();

    Overview(List<Replication> replications, Optional<PostgresSink> sink) {
        this.replications = replications;
        this.sink = sink;
    }

    /** All tables by vendor and name, then topics that belong to no table. */
    List<TableView> views(List<TableMetrics> metrics, TopicCounts counts, long now) {
        List<TableView> views = new ArrayList<>();
        for (Replication replication : replications) {
            metrics.stream()
                    .filter(table ->
                            table.connector().equals(replication.config().name()))
                    .sorted(Comparator.comparing(TableMetrics::table))
                    .forEach(table -> views.add(view(replication, table, counts, now)));
        }
        Set<String> others = new TreeSet<>(counts.topics());
        views.forEach(view -> others.remove(view.topic()));
        others.forEach(topic -> views.add(view(topic, counts.rows(topic), now)));
        return views;
    }

    private TableView view(String topic, long rows, long now) {
        return new TableView("", "", topic, rows, stored(topic), rate(topic, rows, now), OptionalDouble.empty(), 0, "");
    }

    /** Whether all rows that the connectors report as emitted can be read. */
    boolean hasArrived(List<TableMetrics> metrics, TopicCounts counts) {
        return replications.stream()
                .allMatch(replication -> metrics.stream()
                        .filter(table ->
                                table.connector().equals(replication.config().name()))
                        .allMatch(table -> counts.rows(replication.topicPrefix() + table.table())
                                >= table.rowsEmitted() - table.deadLetters()));
    }

    private TableView view(Replication replication, TableMetrics table, TopicCounts counts, long now) {
        String topic = replication.topicPrefix() + table.table();
        long rows = counts.rows(topic);
        long total = replication.totals().getOrDefault(table.table(), 0L);
        return new TableView(
                replication.vendor().name(),
                table.table(),
                topic,
                rows,
                stored(topic),
                rate(topic, rows, now),
                fraction(table, rows, total),
                table.lastSyncCompleted(),
                table.state().toLowerCase(Locale.ROOT));
    }

    private OptionalLong stored(String topic) {
        return sink.isEmpty() ? OptionalLong.empty() : sink.get().rows(topic);
    }

    private double rate(String topic, long rows, long now) {
        return rates.computeIfAbsent(topic, name -> new Rate()).perSecond(now, rows);
    }

    private static OptionalDouble fraction(TableMetrics table, long rows, long total) {
        if (table.isParked()) {
            return OptionalDouble.empty();
        }
        if (table.syncPercent() >= 0) {
            return OptionalDouble.of(Math.min(1, table.syncPercent() / 100));
        }
        if (table.lastSyncCompleted() > 0) {
            return OptionalDouble.of(1);
        }
        return total > 0 ? OptionalDouble.of(Math.min(1, (double) rows / total)) : OptionalDouble.empty();
    }
}
