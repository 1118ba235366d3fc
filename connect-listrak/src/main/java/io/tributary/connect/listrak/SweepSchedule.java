package io.tributary.connect.listrak;

import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** When contact lists are read completely: all of them, once per sweep interval. Thread-safe. */
final class SweepSchedule {
    private final Duration interval;
    private final Time time;
    private final Set<Long> finished = new HashSet<>();
    private boolean begun;
    private long dueMs;

    SweepSchedule(Duration interval, Time time) {
        this.interval = interval;
        this.time = time;
    }

    /** Begins a sweep if one is due. Returns whether it did. */
    synchronized boolean begin() {
        if (begun && time.elapsedMs() < dueMs) {
            return false;
        }
        begun = true;
        dueMs = time.elapsedMsIn(interval.toMillis());
        finished.clear();
        return true;
    }

    /** Whether the list still has to be read in this sweep. */
    synchronized boolean isDue(long list) {
        return !finished.contains(list);
    }

    /** Marks a list as read in this sweep. */
    synchronized void finished(long list) {
        finished.add(list);
    }
}
