package io.tributary.connect.common.sync;

import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.offset.SweepTracker;
import io.tributary.connect.common.schema.Row;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The keys of the rows that a table has sent or a key walk has seen, to find those that are gone; in memory. */
final class SentKeys {
    private final int max;
    private final SweepTracker tracker = new SweepTracker();
    private final Deque<Integer> free = new ArrayDeque<>();

    /**
     * @param max keys to remember; 0 if they are not needed
     */
    SentKeys(int max) {
        this.max = max;
    }

    /** A row was sent or seen: it exists. */
    void add(Row row) {
        if (max > 0 && row.anyKey() != null) {
            add(Fingerprints.text(row.anyKey()));
        }
    }

    private void add(String key) {
        int number = tracker.number(key);
        if (number != SweepTracker.NONE) {
            tracker.found(number);
        } else if (tracker.size() < max) {
            tracker.add(free.isEmpty() ? tracker.size() : free.pop(), key);
        }
    }

    /** A walk begins. */
    void beginWalk() {
        tracker.beginSweep();
    }

    /** The walk is complete: returns the keys of rows that seem to be gone. What is added from now on exists again. */
    List<String> endWalk() {
        List<String> missing = tracker.endSweep(1);
        tracker.beginSweep();
        return missing;
    }

    /** Forgets a row that is gone; false if it was added again since the walk ended. */
    boolean remove(String key) {
        int number = tracker.number(key);
        if (number == SweepTracker.NONE || tracker.isFound(number)) {
            return false;
        }
        tracker.remove(number);
        free.push(number);
        return true;
    }
}
