package io.tributary.quickstart;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The growth of a count during the last five seconds. */
final class Rate {
    private static final long SPAN = Duration.ofSeconds(5).toMillis();

    private final Deque<Mark> marks = new ArrayDeque<>();

    /** Adds the count at a time in ms. Returns the growth per second. */
    double perSecond(long now, long count) {
        marks.addLast(new Mark(now, count));
        while (marks.size() > 2 && marks.peekFirst().time() < now - SPAN) {
            marks.removeFirst();
        }
        long elapsed = now - marks.peekFirst().time();
        return elapsed <= 0 ? 0 : (count - marks.peekFirst().count()) * 1000.0 / elapsed;
    }

    private record Mark(long time, long count) {}
}
