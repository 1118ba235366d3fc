package io.tributary.connect.common.bookmark;

import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.offset.ListMarks;
import io.tributary.connect.common.table.ListRead.Order;
import io.tributary.connect.common.table.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The lists of a table that is read parent by parent: which of them were read completely, and when, and what was sent of the others.
 * The position is the time up to which all of them were read. Used by the task's thread.
 */
public final class MarkedLists {
    /** How long a list that fails keeps the position at its last read. After that, some of its rows may be sent again. */
    private static final Duration LONGEST_HOLD = Duration.ofDays(7);

    private final Position position;
    private final Set<Long> ended = new HashSet<>();
    private final Map<Long, Map<Long, Long>> unfinished = new HashMap<>();
    private ListMarks marks = new ListMarks();

    MarkedLists(Position position) {
        this.position = position;
    }

    /** Restores stored marks. */
    void restore(ListMarks stored) {
        marks = stored;
    }

    ListMarks marks() {
        return marks;
    }

    /** Starts a sync. Returns the marks by list. */
    public Map<Long, ListMark> begin() {
        ended.clear();
        return marks.copy();
    }

    /** The bookmark for a read of a list. */
    Bookmark bookmark(Order.Marked list) {
        return new Marked(list);
    }

    /**
     * Ends a sync: all lists of the slice were read, except those whose parents were set aside, which hold the position back. As
     * long as no list was ever read completely, the position does not move, because each may still show older rows.
     */
    public void endSync(Slice slice) {
        position.endSlice(marks.isEmpty() ? position.instant() : readUpTo(slice));
        unfinished.values().forEach(list -> list.keySet().forEach(hash -> position.remember(position.millis(), hash)));
        position.forgetInheritedWhenPast(position.millis());
    }

    private Instant readUpTo(Slice slice) {
        Instant horizon = slice.settled().minus(LONGEST_HOLD);
        Stream<Instant> held = slice.lists().stream()
                .map(list -> (Order.Marked) list.order())
                .filter(list -> !ended.contains(list.mark().id()))
                .map(Order.Marked::since)
                .filter(since -> since.isAfter(horizon));
        return Stream.concat(held, Stream.of(slice.settled()))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** One list. Its rows are new since its last read, wherever the table's position is. */
    private final class Marked implements Bookmark {
        private final Order.Marked list;

        Marked(Order.Marked list) {
            this.list = list;
        }

        @Override
        public Decision decide(Version version) {
            boolean isOld = position.effective(version.time()) < list.since().toEpochMilli();
            return isOld || position.knows(time(version), version.hash()) ? Decision.SEEN : Decision.SEND;
        }

        private long time(Version version) {
            return Math.max(position.effective(version.time()), position.millis());
        }

        @Override
        public void sent(Version version, boolean inOrder) {
            long time = time(version);
            position.remember(time, version.hash());
            unfinished.computeIfAbsent(list.mark().id(), id -> new HashMap<>()).put(version.hash(), time);
        }

        @Override
        public void skipped(Version version) {
            // The position does not move before all lists are read.
        }

        /** Settled versions are not requested again, so they need not be remembered. */
        @Override
        public void ended(Instant startedAt) {
            marks.put(list.mark(), startedAt);
            ended.add(list.mark().id());
            Map<Long, Long> sent = unfinished.remove(list.mark().id());
            if (sent != null) {
                sent.keySet().removeIf(hash -> sent.get(hash) >= position.ceiling());
                sent.keySet().forEach(position::forget);
            }
        }
    }
}
