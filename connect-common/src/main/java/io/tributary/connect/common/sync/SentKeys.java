package io.tributary.connect.common.sync;

import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.offset.SweepTracker;
import io.tributary.connect.common.schema.Row;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The keys of the rows that a table has sent or that a walk has met, for finding those that are gone; in memory. */
final class SentKeys {
    private final int max;
    private final SweepTracker tracker = new SweepTracker();
    private final Deque<Integer> free = new ArrayDeque<>();

    /**
     * @param max keys that are remembered; 0 where nobody asks for them
     */
    SentKeys(int max) {
        this.max = max;
    }

    /** A row was sent or met: it is there. */
    void add(Row row) {
        if (max > 0 && row.anyKey() != null) {
            add(Fingerprints.text(row.anyKey()));
        }
    }

    private void add(String key) {
        int number = tracker.number(key);
        if (number != SweepTracker.NONE) {
            tracker.meet(number);
        } else if (tracker.size() < max) {
            tracker.add(free.isEmpty() ? tracker.size() : free.pop(), key);
        }
    }

    /** A walk begins. */
    void beginWalk() {
        tracker.beginSweep();
    }

    /** The walk was complete: the keys of rows that seem to be gone. What is added from now on is there again. */
    List<String> endWalk() {
        List<String> missing = tracker.endSweep(1);
        tracker.beginSweep();
        return missing;
    }

    /** Forgets a row that is gone; false where it was added again since the walk has ended. */
    boolean remove(String key) {
        int number = tracker.number(key);
        if (number == SweepTracker.NONE || tracker.isMet(number)) {
            return false;
        }
        tracker.remove(number);
        free.push(number);
        return true;
    }
}
