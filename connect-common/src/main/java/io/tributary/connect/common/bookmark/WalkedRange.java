package io.tributary.connect.common.bookmark;

import io.tributary.connect.common.offset.Offsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How far down a list is read that begins with the newest row: everything in a range of time was sent, so that a reading that goes
 * on after a restart need not remember each of its rows. A row may be out of order by as much as an index may lag; where one is
 * further out, the list is in another order, and no range is claimed.
 */
final class WalkedRange {
    private static final String SEPARATOR = "/";
    private static final int PARTS = 3;
    /** So many of the rows met last are known should they come once more, because newer ones have shifted the pages. */
    private static final int RECENT = 10_000;

    private final Set<Long> recent = new LinkedHashSet<>();
    private long from;
    private long to;
    private boolean walking;
    private boolean inOrder;
    private long knownFrom;
    private long knownTo;
    private long lowest;
    private long top;
    private long lag;

    /**
     * Takes up a stored range; one that was written for another position is void.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    void restore(String text, Instant position) {
        String[] parts = text.split(SEPARATOR);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not " + PARTS + " instants: " + text);
        }
        long begin = Offsets.instant(parts[1]).toEpochMilli();
        long end = Offsets.instant(parts[2]).toEpochMilli();
        if (Offsets.instant(parts[0]).equals(position)) {
            from = begin;
            to = end;
        }
    }

    /** A walk begins at the newest row. */
    void begin() {
        walking = true;
        inOrder = true;
        recent.clear();
        knownFrom = from;
        knownTo = to;
        lowest = Long.MAX_VALUE;
        top = Long.MIN_VALUE;
    }

    /** What is younger than {@code ceiling} at {@code serverTime} may still come. */
    void settled(long serverTime, long ceiling) {
        top = ceiling;
        lag = serverTime - ceiling;
    }

    /**
     * Whether a row was met by this walk a short while ago, or was sent before the walk began: its time tells that, but not
     * once the walk has come to the lowest row of that time, behind which nothing was met.
     */
    boolean covers(long time, long version) {
        return walking && (recent.contains(version) || time >= knownFrom && time < knownTo && floor() > knownFrom);
    }

    /** The walk has met a row, new or not. The claim stays a row behind: one whose time is too early shows by the next. */
    void met(long time, long version) {
        if (!recent.add(version)) {
            return;
        }
        if (recent.size() > RECENT) {
            recent.remove(recent.iterator().next());
        }
        inOrder &= lowest == Long.MAX_VALUE || time - lowest <= lag;
        if (!inOrder) {
            from = knownFrom;
            to = knownTo;
        } else if (lowest < Long.MAX_VALUE && floor() < top) {
            grow(floor());
        }
        lowest = Math.min(lowest, time);
    }

    /** What is not below it was met: a row to come is at most so far out of order. */
    private long floor() {
        return lowest == Long.MAX_VALUE ? lowest : lowest + lag + 1;
    }

    /** Everything from {@code floor} to the top was met: so was what was known, once they touch. */
    private void grow(long floor) {
        if (from >= to) {
            from = floor;
            to = top;
        } else if (floor <= to) {
            from = Math.min(from, floor);
            to = Math.max(to, top);
        }
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    /** The walk has met the last row: its position says it all. */
    void end() {
        walking = false;
        recent.clear();
        from = 0;
        to = 0;
    }

    /** The range, behind the position that it belongs to; null where there is none. */
    String text(Instant position) {
        return from < to
                ? position + SEPARATOR + Instant.ofEpochMilli(from) + SEPARATOR + Instant.ofEpochMilli(to)
                : null;
    }
}
