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
 * The lists of a table that has one for each of many parents: which of them were read to their end, and when; and what was sent of
 * those that were not. The position is up to when all of them are read. Belongs to the task's thread.
 */
public final class MarkedLists {
    /** A list that fails keeps the position at its last reading for so long; later, some of its rows may repeat. */
    private static final Duration LONGEST_HOLD = Duration.ofDays(7);

    private final Position position;
    private final Set<Long> ended = new HashSet<>();
    private final Map<Long, Map<Long, Long>> unfinished = new HashMap<>();
    private ListMarks marks = new ListMarks();

    MarkedLists(Position position) {
        this.position = position;
    }

    /** Takes up stored marks. */
    void restore(ListMarks stored) {
        marks = stored;
    }

    ListMarks marks() {
        return marks;
    }

    /** A sync begins; gives the marks by list. */
    public Map<Long, ListMark> begin() {
        ended.clear();
        return marks.copy();
    }

    /** The bookmark of a list that is about to be read. */
    Bookmark bookmark(Order.Marked list) {
        return new Marked(list);
    }

    /**
     * All lists of a slice were read, but for those that were set aside: the position moves as far as these allow. As long as no
     * list was ever read to its end, all of them may hold rows that are older than now.
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

    /** One list. Its rows are new from its last reading on, wherever the table's position is. */
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
            // The position waits for the end of all lists.
        }

        /** Versions that are settled are not asked for again, and need not be remembered. */
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
