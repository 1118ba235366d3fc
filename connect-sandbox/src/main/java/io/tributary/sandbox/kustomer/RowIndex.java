package io.tributary.sandbox.kustomer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The rows of a table, by id and, as searches see them, by time; what searches see may lag behind. Thread-safe. */
final class RowIndex {

    private record Key(long time, String id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return time == other.time ? id.compareTo(other.id) : Long.compare(time, other.time);
        }
    }

    /** A change on its way to the index; without a row it is a removal. */
    private record Change(long visibleAt, long sequence, String id, Row row) {}

    private final Map<String, Row> rows = new TreeMap<>();
    private final Map<String, Row> indexed = new HashMap<>();
    private final Map<TimeField, NavigableMap<Key, Row>> byTime = new EnumMap<>(TimeField.class);
    private final PriorityQueue<Change> pending =
            new PriorityQueue<>(Comparator.comparingLong(Change::visibleAt).thenComparingLong(Change::sequence));
    private long sequence;

    RowIndex() {
        for (TimeField field : TimeField.values()) {
            byTime.put(field, new TreeMap<>());
        }
    }

    /** The row with an id; null where there is none. */
    synchronized Row get(String id) {
        return rows.get(id);
    }

    /** All rows, by id. */
    synchronized List<Row> all() {
        return List.copyOf(rows.values());
    }

    /** Stores a row, which searches show from {@code visibleAt} on, in milliseconds of the simulated clock. */
    synchronized void put(Row row, long visibleAt) {
        rows.put(row.id(), row);
        pending.add(new Change(visibleAt, sequence++, row.id(), row));
    }

    /** Removes a row, which searches show until {@code visibleAt}. */
    synchronized void remove(String id, long visibleAt) {
        rows.remove(id);
        pending.add(new Change(visibleAt, sequence++, id, null));
    }

    /**
     * Up to {@code most} rows that searches show at {@code now}, in ascending order.
     *
     * @param from least time, inclusive
     * @param to largest time, inclusive
     */
    synchronized List<Row> search(TimeField by, long from, long to, Predicate<Row> wanted, long now, int most) {
        settle(now);
        List<Row> found = new ArrayList<>();
        if (from > to) {
            return found;
        }
        NavigableMap<Key, Row> index = byTime.get(by);
        for (Row row :
                index.subMap(new Key(from, ""), true, new Key(to, "~"), true).values()) {
            if (found.size() == most) {
                break;
            }
            if (wanted.test(row)) {
                found.add(row);
            }
        }
        return found;
    }

    private void settle(long now) {
        while (!pending.isEmpty() && pending.peek().visibleAt() <= now) {
            Change change = pending.remove();
            Row before = indexed.remove(change.id());
            if (before != null) {
                byTime.forEach((field, index) -> index.remove(key(before, field)));
            }
            if (change.row() != null) {
                indexed.put(change.id(), change.row());
                byTime.forEach((field, index) -> index.put(key(change.row(), field), change.row()));
            }
        }
    }

    private static Key key(Row row, TimeField field) {
        return new Key(row.time(field), row.id());
    }
}
