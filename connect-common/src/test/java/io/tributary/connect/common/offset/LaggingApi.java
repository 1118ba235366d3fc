package io.tributary.connect.common.offset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A model of an API that filters and sorts by the time of change, with an index that lags behind by at most the overlap.
 * Several changes share a time; some rows lie in the future; where it is fresh, a row is shown as it is now, in the place
 * where the index still has it.
 */
final class LaggingApi {
    static final int OVERLAP = 4;
    private static final int KEYS = 12;

    private final SplittableRandom random;
    private final boolean fresh;
    private final Map<Integer, List<Change>> changes = new HashMap<>();
    private long now = 100;
    private long versions;

    /** A version of a row, from when the index shows it. */
    record Change(int id, long version, long time, long visibleFrom) {}

    /**
     * A row of a page.
     *
     * @param place the time by which the index sorted it
     */
    record Shown(int id, long version, long time, long place) {}

    LaggingApi(SplittableRandom random) {
        this.random = random;
        this.fresh = random.nextInt(3) == 0;
    }

    long now() {
        return now;
    }

    /** Some changes happen, some time passes. */
    void live(int most) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            change();
            now += random.nextInt(3) / 2;
        }
    }

    private void change() {
        int id = random.nextInt(KEYS);
        long ahead = random.nextInt(12) == 0 ? random.nextInt(30) : 0;
        Change change = new Change(id, ++versions, now + ahead, now + random.nextInt(OVERLAP + 1));
        changes.computeIfAbsent(id, key -> new ArrayList<>()).add(change);
    }

    /** Nothing changes any more, and the index catches up. */
    void settle() {
        now += OVERLAP + 1;
    }

    /** At most {@code size} rows changed at {@code from} or later, behind the row {@code after}; null for the first page. */
    List<Shown> page(long from, Shown after, int size) {
        Comparator<Shown> order = Comparator.comparingLong(Shown::place).thenComparingInt(Shown::id);
        return changes.values().stream()
                .map(this::shown)
                .filter(row -> row != null && row.place() >= from)
                .filter(row -> after == null || order.compare(row, after) > 0)
                .sorted(order)
                .limit(size)
                .toList();
    }

    private Shown shown(List<Change> row) {
        Change indexed = row.stream()
                .filter(change -> change.visibleFrom() <= now)
                .reduce((one, other) -> other)
                .orElse(null);
        if (indexed == null) {
            return null;
        }
        Change told = fresh ? row.get(row.size() - 1) : indexed;
        return new Shown(told.id(), told.version(), told.time(), indexed.time());
    }

    /** The newest version of each row. */
    Map<Integer, Long> truth() {
        Map<Integer, Long> truth = new HashMap<>();
        changes.forEach((id, row) -> truth.put(id, row.get(row.size() - 1).version()));
        return truth;
    }
}
