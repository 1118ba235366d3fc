package io.tributary.connect.common.sync;

import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.offset.ListMarks;
import io.tributary.connect.common.offset.Offsets;
import io.tributary.connect.common.offset.Watermark;
import io.tributary.connect.common.table.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The lists of a table, each of which stands for itself: which of them were read to their end, and when. */
final class ReadLists {
    /** So long a list that fails keeps the position where its next reading begins; then some of its rows may repeat. */
    private static final Duration LONGEST_HOLD = Duration.ofDays(7);
    /** So many versions are stored where lists are, too: an offset has to stay below 1 MB. */
    private static final int VERSIONS_BESIDE_LISTS = 30_000;

    private final Watermark watermark;
    private final ListMarks marks;
    private final Set<Long> ended = new HashSet<>();

    /**
     * @param stored the table's offset; null where nothing was sent yet
     * @throws IllegalArgumentException with a sentence that says what is wrong with the offset
     */
    ReadLists(Watermark watermark, Map<String, ?> stored) {
        this.watermark = watermark;
        this.marks = marks(watermark, stored);
    }

    /**
     * The marks in a table's offset; none for null.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with the offset
     */
    static ListMarks marks(Watermark watermark, Map<String, ?> stored) {
        Object text = stored == null ? null : stored.get(ListMarks.FIELD);
        long position = watermark.position().toEpochMilli();
        return text == null ? new ListMarks() : ListMarks.decode(Offsets.text(ListMarks.FIELD, text), position);
    }

    /** A sync begins; gives what is known of the lists by then. */
    Map<Long, ListMark> begin() {
        ended.clear();
        return marks.copy();
    }

    /**
     * A list was read to its end.
     *
     * @param startedAt the server's clock when the walk began
     */
    void end(ListMark list, Instant startedAt) {
        marks.put(list, startedAt);
        ended.add(list.id());
        watermark.listEnded(list.id());
    }

    /**
     * All lists were read, but for those that were set aside: the position moves as far as these allow. As long as no list was
     * ever read to its end, all of them may hold what is older than now.
     */
    void endAll(Leg.Alone alone) {
        if (marks.isEmpty()) {
            watermark.listsEnded(watermark.position());
            return;
        }
        Instant horizon = alone.settled().minus(LONGEST_HOLD);
        Stream<Instant> held = alone.lists().values().stream()
                .filter(list -> !ended.contains(list.mark().id()))
                .map(Leg.Read::since)
                .filter(since -> since.isAfter(horizon));
        watermark.listsEnded(Stream.concat(held, Stream.of(alone.settled()))
                .min(Instant::compareTo)
                .orElseThrow());
    }

    /** The table's offset. */
    Map<String, Object> offset() {
        if (marks.isEmpty()) {
            return watermark.toOffset();
        }
        Map<String, Object> offset = watermark.toOffset(VERSIONS_BESIDE_LISTS);
        offset.put(ListMarks.FIELD, marks.encode(watermark.position().toEpochMilli()));
        return offset;
    }
}
