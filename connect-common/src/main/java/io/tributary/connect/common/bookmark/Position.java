package io.tributary.connect.common.bookmark;

import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ListRead.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Up to when a table's rows are sent, by the replication key: all versions before the position, and of those at it or after it
 * the ones in memory. Reading resumes at the position, inclusively, and skips what is in memory: rows with equal times across a
 * page border are neither lost nor repeated.
 *
 * <p>The position never passes the server's clock less the table's overlap, for an index that lags shows a row late, with an older
 * value. How it follows the rows of a list is up to the list's {@link Bookmark}. Belongs to the task's thread.
 */
public final class Position {
    /** No limit, within what epoch milliseconds can name. */
    static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final long start;
    private final Ceiling ceiling;
    private final Memory memory;
    private final WalkedRange walked = new WalkedRange();
    private long position;
    private long highest;

    /**
     * A position before all rows.
     *
     * @param settled up to when all rows are final at a moment of the server's clock
     * @param start where reading begins
     * @param reach how far below the position versions are remembered, as long as there is room
     */
    Position(UnaryOperator<Instant> settled, Instant start, Duration reach) {
        this.ceiling = new Ceiling(settled);
        this.start = start.toEpochMilli();
        this.position = this.start;
        this.memory = new Memory(reach);
        beginSlice(null);
    }

    /** Takes up a stored position; its memory and range are restored next. */
    void restore(Instant stored) {
        position = stored.toEpochMilli();
        memory.restoreNothing(position);
        beginSlice(null);
    }

    /** Where to read from, inclusively. */
    public Instant instant() {
        return Instant.ofEpochMilli(position);
    }

    /** A sync begins, of one slice or of several that follow each other. */
    public void beginSync() {
        ceiling.beginSync();
        memory.begin();
    }

    /**
     * A slice begins, at the position or where the last slice of the sync has ended.
     *
     * @param limit the position does not pass it during the slice; null for none
     */
    public void beginSlice(Instant limit) {
        highest = position;
        ceiling.beginWalk(limit == null ? Long.MAX_VALUE : limit.toEpochMilli());
    }

    /** Tells the server's clock at a page; the earliest one of a slice counts, for what that did not show may lie below it. */
    public void serverTime(Instant time) {
        ceiling.serverTime(time);
        walked.settled(time.toEpochMilli(), ceiling.value());
    }

    /** The bookmark of a list that is about to be read. */
    public Bookmark bookmark(Order order) {
        if (order instanceof Order.Ascending) {
            return new AscendingBookmark(this);
        }
        return order instanceof Order.NewestFirst ? new NewestFirstBookmark(this) : new AnyOrderBookmark(this);
    }

    /**
     * The slice has read everything before {@code until}. Where that was not settled yet, more of it may show while the next
     * slice of the sync is read, whose later clock must not take the position past it.
     */
    public void endSlice(Instant until) {
        ceiling.endWalk(until.toEpochMilli());
        raise(Math.min(until.toEpochMilli(), ceiling.value()));
    }

    /**
     * Everything from the position on is read. A version of a stored offset that was not met may still show, until all that could
     * have been sent before the restart is settled.
     */
    public void endSync() {
        forgetInheritedWhenPast(ceiling.value());
        raise(Math.min(highest, ceiling.value()));
        walked.end();
        memory.leaveOut(walked.from(), walked.to());
    }

    /** Whether more versions share the position than are stored, so that a restart may repeat some. */
    public boolean overflows() {
        return memory.overflows(position);
    }

    /** Whether a version is in memory. */
    public boolean knows(long time, long hash) {
        return memory.seen().contains(effective(time), hash);
    }

    /** Puts a version in memory that a list has yet to show, or shows out of order; the position stays. */
    public void remember(long time, long hash) {
        memory.seen().add(effective(time), hash);
    }

    /** A version counts as not sent from now on. */
    public void forget(long hash) {
        memory.seen().remove(hash);
    }

    Decision decide(Version version) {
        long effective = effective(version.time());
        if (!memory.isComplete(version.listed()) && effective < position) {
            return effective < start ? Decision.BEFORE_START_DATE : Decision.BELOW_POSITION;
        }
        return memory.seen().contains(effective, version.hash()) ? Decision.SEEN : Decision.SEND;
    }

    /** A version was read, sent or not. */
    void met(Version version) {
        if (version.time() != Row.NO_TIME) {
            highest = Math.max(highest, version.time());
            if (memory.reachesBack()) {
                memory.seen().add(version.time(), version.hash());
            }
        }
    }

    /** A row without a time is remembered until the position has passed whatever its time may be. */
    long effective(long time) {
        return time == Row.NO_TIME ? Math.max(position, ceiling.timeless()) : time;
    }

    void raise(long to) {
        if (to > position) {
            position = to;
            memory.forgetBefore(to);
        }
    }

    void forgetInheritedWhenPast(long time) {
        if (ceiling.isPastStart(time)) {
            memory.seen().forgetInherited();
        }
    }

    /** The position does not pass {@code time} during the sync. */
    void hold(Instant time) {
        ceiling.hold(time.toEpochMilli());
    }

    /** The sync has met all rows that are listed from {@code time} on: of these, what the memory does not know was not sent. */
    void metFrom(Instant time) {
        memory.metFrom(time.toEpochMilli());
    }

    /** Versions of this time and later ones stay in memory, wherever the position is. */
    void keepFrom(Instant time) {
        memory.keepFrom(time.toEpochMilli());
        memory.forgetBefore(position);
    }

    long millis() {
        return position;
    }

    long highest() {
        return highest;
    }

    /** Up to when all rows were final when the slice began, in epoch ms. */
    long ceiling() {
        return ceiling.value();
    }

    Memory memory() {
        return memory;
    }

    /** What a list that begins with the newest row has come through. */
    WalkedRange walked() {
        return walked;
    }
}
