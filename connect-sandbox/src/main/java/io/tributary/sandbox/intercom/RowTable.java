package io.tributary.sandbox.intercom;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The rows of a large table, and the search index over them, which may lag behind. Thread-safe. */
final class RowTable {

    /** A change on its way to the index; without a row it is a removal. */
    private record Change(long visibleAt, long sequence, String id, Optional<Row> row) {}

    private record Indexed(Optional<Row> row, long sequence) {}

    private final Map<String, Row> rows = new ConcurrentHashMap<>();
    private final Map<String, Indexed> indexed = new HashMap<>();
    private final Map<TimeField, NavigableMap<RowKey, Row>> indexes = new EnumMap<>(TimeField.class);
    private final PriorityQueue<Change> pending = new PriorityQueue<>((a, b) -> a.visibleAt() == b.visibleAt()
            ? Long.compare(a.sequence(), b.sequence())
            : Long.compare(a.visibleAt(), b.visibleAt()));
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile long nextVisibleAt = Long.MAX_VALUE;
    private volatile long version;
    private long sequence;

    RowTable() {
        for (TimeField field : TimeField.values()) {
            indexes.put(field, new TreeMap<>());
        }
    }

    Optional<Row> get(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    Collection<Row> all() {
        return List.copyOf(rows.values());
    }

    int size() {
        return rows.size();
    }

    /** Rises with every change that the index shows. */
    long version() {
        return version;
    }

    /** Stores a row; searches show it from {@code visibleAt} on, in milliseconds of the simulated clock. */
    void put(Row row, long visibleAt) {
        change(row.id(), Optional.of(row), visibleAt);
    }

    /** Removes a row; searches show it until {@code visibleAt}. */
    void remove(String id, long visibleAt) {
        change(id, Optional.empty(), visibleAt);
    }

    private void change(String id, Optional<Row> row, long visibleAt) {
        lock.writeLock().lock();
        try {
            row.ifPresentOrElse(present -> rows.put(id, present), () -> rows.remove(id));
            pending.add(new Change(visibleAt, sequence++, id, row));
            nextVisibleAt = pending.element().visibleAt();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Brings the index to the state it has at {@code now}, in milliseconds. */
    void settle(long now) {
        if (nextVisibleAt > now) {
            return;
        }
        lock.writeLock().lock();
        try {
            while (!pending.isEmpty() && pending.element().visibleAt() <= now) {
                apply(pending.remove());
            }
            nextVisibleAt =
                    pending.isEmpty() ? Long.MAX_VALUE : pending.element().visibleAt();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void apply(Change change) {
        Indexed before = indexed.getOrDefault(change.id(), new Indexed(Optional.empty(), -1));
        if (before.sequence() > change.sequence()) {
            return;
        }
        before.row().ifPresent(row -> indexes.forEach((field, index) -> index.remove(key(row, field))));
        change.row().ifPresent(row -> indexes.forEach((field, index) -> index.put(key(row, field), row)));
        indexed.put(change.id(), new Indexed(change.row(), change.sequence()));
        version++;
    }

    private static RowKey key(Row row, TimeField field) {
        return new RowKey(row.time(field), row.id());
    }

    /** At most {@code limit} rows that match, in the index's order, after {@code cursor}. */
    List<Row> page(Condition condition, Order order, Optional<RowKey> cursor, int limit) {
        lock.readLock().lock();
        try {
            List<Row> page = new ArrayList<>(Math.min(limit, 256));
            for (Row row : walk(condition.span(order.field()), order, cursor).values()) {
                if (condition.matches(row)) {
                    page.add(row);
                }
                if (page.size() == limit) {
                    break;
                }
            }
            return page;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How many rows match. */
    long count(Condition condition, Order order) {
        lock.readLock().lock();
        try {
            return walk(condition.span(order.field()), order, Optional.empty()).values().stream()
                    .filter(condition::matches)
                    .count();
        } finally {
            lock.readLock().unlock();
        }
    }

    private NavigableMap<RowKey, Row> walk(Range span, Order order, Optional<RowKey> cursor) {
        NavigableMap<RowKey, Row> index = indexes.get(order.field());
        if (span.from() >= span.to()) {
            return new TreeMap<>();
        }
        RowKey low = new RowKey(span.from(), "");
        RowKey high = new RowKey(span.to(), "");
        if (order.ascending()) {
            RowKey start = cursor.filter(key -> key.compareTo(low) > 0).orElse(low);
            return start.compareTo(high) >= 0 ? new TreeMap<>() : index.subMap(start, start == low, high, true);
        }
        RowKey start = cursor.filter(key -> key.compareTo(high) < 0).orElse(high);
        return start.compareTo(low) <= 0
                ? new TreeMap<>()
                : index.subMap(low, true, start, start == high).descendingMap();
    }

    /** What an index is walked by. */
    record Order(TimeField field, boolean ascending) {}
}
