package io.tributary.simulators.customerio;

import io.tributary.simulators.customerio.Row.Place;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rows of a table, in order. Thread-safe. */
final class RowStore {

    private final NavigableMap<Place, Row> rows = new ConcurrentSkipListMap<>();
    private final Map<String, Row> byId = new ConcurrentHashMap<>();

    /** Adds a row, or replaces the row with its id. */
    synchronized void put(Row row) {
        Row before = byId.put(row.id(), row);
        if (before != null && !before.place().equals(row.place())) {
            rows.remove(before.place());
        }
        rows.put(row.place(), row);
    }

    /** Removes a row. False if there was none. */
    synchronized boolean remove(String id) {
        Row row = byId.remove(id);
        return row != null && rows.remove(row.place()) != null;
    }

    Optional<Row> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    int size() {
        return byId.size();
    }

    /** All rows, in ascending order of place. */
    Collection<Row> all() {
        return rows.values();
    }

    /** At most {@code maximum} rows that match {@code wanted}, after {@code after} in the walk's order. */
    List<Row> page(Walk walk, Optional<Place> after, Predicate<Row> wanted, int maximum) {
        return stream(walk, after).filter(wanted).limit(maximum).toList();
    }

    /** The rows after {@code after} in the walk's order. */
    Stream<Row> stream(Walk walk, Optional<Place> after) {
        return walk(walk, after).values().stream();
    }

    private NavigableMap<Place, Row> walk(Walk walk, Optional<Place> after) {
        Place low = new Place(walk.from(), "");
        Place high = new Place(walk.to(), "");
        if (walk.from() >= walk.to()) {
            return new ConcurrentSkipListMap<>();
        }
        NavigableMap<Place, Row> range = rows.subMap(low, true, high, false);
        NavigableMap<Place, Row> ordered = walk.descending() ? range.descendingMap() : range;
        return after.isPresent() ? ordered.tailMap(after.get(), false) : ordered;
    }

    /**
     * A range of rows and its order.
     *
     * @param from the lowest order
     * @param to the order after the highest one
     */
    record Walk(long from, long to, boolean descending) {
        static final Walk ASCENDING = new Walk(Long.MIN_VALUE, Long.MAX_VALUE, false);
        static final Walk DESCENDING = new Walk(Long.MIN_VALUE, Long.MAX_VALUE, true);
    }
}
