package io.tributary.simulators.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** The rows of a table by id, and by time as searches see them, which may lag. Thread-safe. */
public final class LaggingIndex<R extends TimedRow> {

    /** A change that is not in the index yet. A removal if it has no row. */
    private record Change<R>(long visibleAt, long sequence, String id, Optional<R> row) {}

    private record Indexed<R>(Optional<R> row, long sequence) {}

    private final Map<String, R> rows = new ConcurrentSkipListMap<>();
    private final Map<String, Indexed<R>> indexed = new HashMap<>();
    private final Map<TimeField, NavigableMap<RowKey, R>> byTime = new EnumMap<>(TimeField.class);
    private final PriorityQueue<Change<R>> pending = new PriorityQueue<>(
            Comparator.<Change<R>>comparingLong(Change::visibleAt).thenComparingLong(Change::sequence));
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile long nextVisibleAt = Long.MAX_VALUE;
    private volatile long version;
    private long sequence;

    public LaggingIndex() {
        for (TimeField field : TimeField.values()) {
            byTime.put(field, new TreeMap<>());
        }
    }

    /** The current row with this id. */
    public Optional<R> get(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** All current rows, ordered by id. */
    public Collection<R> all() {
        return List.copyOf(rows.values());
    }

    /** Number of current rows. */
    public int size() {
        return rows.size();
    }

    /** Increases with each change that becomes visible to searches. */
    public long version() {
        return version;
    }

    /** Stores a row, visible to searches from {@code visibleAt} on, in ms of the simulated clock. */
    public void put(R row, long visibleAt) {
        change(row.id(), Optional.of(row), visibleAt);
    }

    /** Removes a row, visible to searches until {@code visibleAt}. */
    public void remove(String id, long visibleAt) {
        change(id, Optional.empty(), visibleAt);
    }

    private void change(String id, Optional<R> row, long visibleAt) {
        lock.writeLock().lock();
        try {
            row.ifPresentOrElse(present -> rows.put(id, present), () -> rows.remove(id));
            pending.add(new Change<>(visibleAt, sequence++, id, row));
            nextVisibleAt = pending.element().visibleAt();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Applies the changes that searches see at {@code now}, in ms. */
    public void settle(long now) {
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

    /** Drops a change if a later change of its row was visible first. */
    private void apply(Change<R> change) {
        Indexed<R> before = indexed.getOrDefault(change.id(), new Indexed<>(Optional.empty(), -1));
        if (before.sequence() > change.sequence()) {
            return;
        }
        before.row().ifPresent(row -> byTime.forEach((field, index) -> index.remove(key(row, field))));
        change.row().ifPresent(row -> byTime.forEach((field, index) -> index.put(key(row, field), row)));
        indexed.put(change.id(), new Indexed<>(change.row(), change.sequence()));
        version++;
    }

    private static RowKey key(TimedRow row, TimeField field) {
        return new RowKey(row.time(field), row.id());
    }

    /** Runs {@code search} over the visible rows, ascending by one of their times. The rows do not change meanwhile. */
    public <T> T search(TimeField field, Function<NavigableMap<RowKey, R>, T> search) {
        lock.readLock().lock();
        try {
            return search.apply(byTime.get(field));
        } finally {
            lock.readLock().unlock();
        }
    }
}
