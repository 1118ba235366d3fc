package io.tributary.connect.listrak;

import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** When contact lists are to be read as a whole rather than for news: all of them at intervals. Thread-safe. */
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

    /** Begins a sweep when one is due; whether it does. */
    synchronized boolean begin() {
        if (begun && time.elapsedMs() < dueMs) {
            return false;
        }
        begun = true;
        dueMs = time.elapsedMsIn(interval.toMillis());
        finished.clear();
        return true;
    }

    /** Whether the list was not read to its end since the sweep began. */
    synchronized boolean isDue(long list) {
        return !finished.contains(list);
    }

    /** The list was read to its end. */
    synchronized void finished(long list) {
        finished.add(list);
    }
}
