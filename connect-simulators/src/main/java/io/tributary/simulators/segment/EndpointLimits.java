package io.tributary.simulators.segment;

import io.tributary.simulators.http.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The limits of single endpoints, each in any minute. Initially off. Thread-safe. */
final class EndpointLimits {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Map<String, Integer> PER_MINUTE = Map.of(FurtherRows.RULES, 200, FurtherRows.AUDIENCES, 60);

    private final Map<String, Deque<Instant>> requests = new HashMap<>();
    private boolean on;

    synchronized void on() {
        on = true;
    }

    /**
     * Counts a request for the rows of {@code table}.
     *
     * @throws Refusal if it is one too many
     */
    synchronized void count(String table, Instant now) {
        if (!on || !PER_MINUTE.containsKey(table)) {
            return;
        }
        Deque<Instant> times = requests.computeIfAbsent(table, key -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.peek().plus(PERIOD).isAfter(now)) {
            times.remove();
        }
        if (times.size() >= PER_MINUTE.get(table)) {
            Duration wait = Duration.between(now, times.peek().plus(PERIOD));
            throw Refusal.of("too many requests for " + table, SegmentErrors.tooManyRequests(wait.toMillis()));
        }
        times.add(now);
    }
}
