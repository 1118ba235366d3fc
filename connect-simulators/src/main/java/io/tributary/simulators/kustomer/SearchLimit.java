package io.tributary.simulators.kustomer;

import io.tributary.simulators.http.Refusal;
import io.tributary.simulators.http.SimulatedClock;
import java.util.ArrayDeque;
import java.util.Deque;

/** Limits searches in a sliding window of 60 s of the simulated clock. Unlimited until a limit is set. Thread-safe. */
final class SearchLimit {

    private static final long WINDOW_MS = 60_000;

    private final SimulatedClock clock;
    private final Deque<Long> latest = new ArrayDeque<>();
    private int limit;

    SearchLimit(SimulatedClock clock) {
        this.clock = clock;
    }

    /** Allows {@code searches} in any 60 s, 0 for any number. */
    synchronized void limit(int searches) {
        this.limit = searches;
        latest.clear();
    }

    /**
     * Counts a search.
     *
     * @throws Refusal if it exceeds the limit
     */
    synchronized void count() {
        if (limit == 0) {
            return;
        }
        long now = clock.millis();
        while (!latest.isEmpty() && latest.peek() <= now - WINDOW_MS) {
            latest.remove();
        }
        if (latest.size() >= limit) {
            long resetAt = (latest.element() + WINDOW_MS) / 1000 + 1;
            throw Refusal.of("too many searches", KustomerErrors.tooMany(limit, resetAt));
        }
        latest.add(now);
    }
}
