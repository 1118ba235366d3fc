package io.tributary.connect.listrak;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** When contact lists are to be read as a whole rather than for news: all of them at intervals. Thread-safe. */
final class Sweeps {
    private final Duration interval;
    private final Set<Long> finished = new HashSet<>();
    private Instant begun;

    Sweeps(Duration interval) {
        this.interval = interval;
    }

    /** Begins a sweep when one is due; whether it does. */
    synchronized boolean begin(Instant now) {
        if (begun != null && now.isBefore(begun.plus(interval))) {
            return false;
        }
        begun = now;
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
