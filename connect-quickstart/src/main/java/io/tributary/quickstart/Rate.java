package io.tributary.quickstart;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a count has grown during the last five seconds. */
final class Rate {
    private static final long SPAN = Duration.ofSeconds(5).toMillis();

    private final Deque<Mark> marks = new ArrayDeque<>();

    /** Notes the count at a time in milliseconds and gives the growth per second up to then. */
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
