package io.tributary.simulators.intercom;

import io.tributary.simulators.data.LaggingIndex;
import io.tributary.simulators.data.RowKey;
import io.tributary.simulators.data.TimeField;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The order of a search. */
record Order(TimeField field, boolean ascending) {

    /** At most {@code limit} matching rows after {@code cursor}, in this order. */
    List<Row> page(LaggingIndex<Row> table, Condition condition, Optional<RowKey> cursor, int limit) {
        return table.search(
                field,
                index -> walk(index, condition.span(field), cursor).values().stream()
                        .filter(condition::matches)
                        .limit(limit)
                        .toList());
    }

    /** Number of matching rows. */
    long count(LaggingIndex<Row> table, Condition condition) {
        return table.search(
                field,
                index -> walk(index, condition.span(field), Optional.empty()).values().stream()
                        .filter(condition::matches)
                        .count());
    }

    private NavigableMap<RowKey, Row> walk(NavigableMap<RowKey, Row> index, Range span, Optional<RowKey> cursor) {
        if (span.from() >= span.to()) {
            return new TreeMap<>();
        }
        RowKey low = new RowKey(span.from(), "");
        RowKey high = new RowKey(span.to(), "");
        if (ascending) {
            RowKey start = cursor.filter(key -> key.compareTo(low) > 0).orElse(low);
            return start.compareTo(high) >= 0 ? new TreeMap<>() : index.subMap(start, start == low, high, true);
        }
        RowKey start = cursor.filter(key -> key.compareTo(high) < 0).orElse(high);
        return start.compareTo(low) <= 0
                ? new TreeMap<>()
                : index.subMap(low, true, start, start == high).descendingMap();
    }
}
