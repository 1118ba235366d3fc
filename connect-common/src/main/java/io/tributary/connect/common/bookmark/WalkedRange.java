package io.tributary.connect.common.bookmark;

import io.tributary.connect.common.offset.Offsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The part of a list, whose newest row comes first, that has been read: a range of time. All its rows were sent, so a read that
 * continues after a restart need not remember each of them. Rows may be out of order by as much as the index may lag. If a row is
 * further out of order, the list is ordered in some other way, and there is no range. Nor is there one until rows have become older
 * by more than that: until then, the oldest row may be the first.
 */
final class WalkedRange {
    private static final String SEPARATOR = "/";
    private static final int PARTS = 3;
    /** How many of the last rows are remembered. They come again if newer rows shift the pages. */
    private static final int RECENT = 10_000;

    private final Set<Long> recent = new LinkedHashSet<>();
    private long from;
    private long to;
    private boolean walking;
    private boolean inOrder;
    private long knownFrom;
    private long knownTo;
    private long lowest;
    private long highest;
    private long top;
    private long lag;

    /**
     * Restores a stored range. Has no effect if it belongs to another position.
     *
     * @throws IllegalArgumentException that says what is wrong with the text
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

    /** Starts a walk at the newest row. */
    void begin() {
        walking = true;
        inOrder = true;
        recent.clear();
        knownFrom = from;
        knownTo = to;
        lowest = Long.MAX_VALUE;
        highest = Long.MIN_VALUE;
        top = Long.MIN_VALUE;
    }

    /** Notes that, at {@code serverTime}, rows newer than {@code ceiling} may still show up. Both are in epoch ms. */
    void settled(long serverTime, long ceiling) {
        top = ceiling;
        lag = serverTime - ceiling;
    }

    /**
     * Whether this walk has just read a row, or an earlier walk has sent it. Its time, in epoch ms, decides the latter until this walk
     * reaches the end of the earlier one's range, beyond which no row was read.
     */
    boolean covers(long time, long version) {
        return walking && (recent.contains(version) || time >= knownFrom && time < knownTo && floor() > knownFrom);
    }

    /** The walk has read a row, new or not. The range stays one row behind: if its time is too early, the next row reveals it. */
    void noteRead(long time, long version) {
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
        } else if (hasDescended() && floor() < top) {
            grow(floor());
        }
        lowest = Math.min(lowest, time);
        highest = Math.max(highest, time);
    }

    /** Whether the order is known: rows that become newer are out of order once they differ by more than the lag. */
    private boolean hasDescended() {
        return lowest < Long.MAX_VALUE && highest - lowest > lag;
    }

    /** All rows of this time or later were read, as rows are not further out of order than the lag. */
    private long floor() {
        return lowest == Long.MAX_VALUE ? lowest : lowest + lag + 1;
    }

    /** Everything from {@code floor} to the top was read. Joins the known range once they touch. */
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

    /** Ends a walk that has read the last row. From then on the position is enough. */
    void end() {
        walking = false;
        recent.clear();
        from = 0;
        to = 0;
    }

    /** The stored form: the position, then the range. Null if there is none. */
    String text(Instant position) {
        return from < to
                ? position + SEPARATOR + Instant.ofEpochMilli(from) + SEPARATOR + Instant.ofEpochMilli(to)
                : null;
    }
}
