package io.tributary.connect.common.bookmark;

import io.tributary.connect.common.offset.Offsets;
import io.tributary.connect.common.table.ListRead.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A position, and the bookmark of the list that is being read. */
final class Reading {
    static final String FIELD = "at";

    private final Position position;
    private Bookmark list;

    Reading(Duration overlap, Instant start) {
        this(overlap, start, Duration.ZERO);
    }

    /** @param reach how far below the position versions are remembered */
    Reading(Duration overlap, Instant start, Duration reach) {
        position = new Position(time -> time.minus(overlap), start, reach);
        list = position.bookmark(Order.ASCENDING);
    }

    Reading restore(Map<String, ?> offset) {
        if (offset != null) {
            TablePosition.restore(position, FIELD, Offsets.current(offset));
            list = position.bookmark(Order.ASCENDING);
        }
        return this;
    }

    Position position() {
        return position;
    }

    void begin() {
        begin(Order.ASCENDING, null);
    }

    void begin(Order order, Instant limit) {
        position.beginSlice(limit);
        list = position.bookmark(order);
    }

    void beginNewestFirst() {
        begin(new Order.NewestFirst(Instant.EPOCH, Duration.ZERO, row -> 0, true), null);
    }

    void serverTime(Instant time) {
        position.serverTime(time);
    }

    boolean isNew(long time, long hash) {
        return decide(time, hash) == Decision.SEND;
    }

    Decision decide(long time, long hash) {
        return list.decide(new Version(time, hash));
    }

    void sent(long time, long hash) {
        list.sent(new Version(time, hash), true);
    }

    void skipped(long time, long hash) {
        list.skipped(new Version(time, hash));
    }

    Map<String, Object> offset() {
        return TablePosition.toMap(position, FIELD, SeenVersions.MAX_STORED);
    }
}
