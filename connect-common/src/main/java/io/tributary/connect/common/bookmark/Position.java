package io.tributary.connect.common.bookmark;

import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ListRead.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * The position of a table: all versions whose replication key is before it were sent, and, of the others, those in memory. Reading
 * resumes at the position, inclusively, and skips what is in memory. So rows with equal times are neither lost nor repeated if they
 * are on different pages.
 *
 * <p>The position stays behind the server's clock by at least the table's overlap, because an index that lags shows rows late. How
 * it follows the rows of a list is up to the list's {@link Bookmark}. Used by the task's thread.
 */
public final class Position {
    /** The last instant in epoch milliseconds: no limit. */
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
     * @param settled returns, for a time of the server's clock, the time before which all rows are final then
     * @param start where reading starts
     * @param reach how far below the position versions are remembered, as long as there is room
     */
    Position(UnaryOperator<Instant> settled, Instant start, Duration reach) {
        this.ceiling = new Ceiling(settled);
        this.start = start.toEpochMilli();
        this.position = this.start;
        this.memory = new Memory(reach);
        beginSlice(null);
    }

    /** Restores a stored position. Its memory and range are restored next. */
    void restore(Instant stored) {
        position = stored.toEpochMilli();
        memory.restoreNothing(position);
        beginSlice(null);
    }

    /** The position as an instant. Reading resumes there, inclusively. */
    public Instant instant() {
        return Instant.ofEpochMilli(position);
    }

    /** Starts a sync, of one slice or several consecutive ones. */
    public void beginSync() {
        ceiling.beginSync();
        memory.begin();
    }

    /**
     * Starts a slice, at the position or at the end of the previous slice of this sync.
     *
     * @param limit the position does not pass it during the slice; null for none
     */
    public void beginSlice(Instant limit) {
        highest = position;
        ceiling.beginWalk(limit == null ? Long.MAX_VALUE : limit.toEpochMilli());
    }

    /** Notes the server's clock at a page. The earliest one of a slice counts: rows that were not final then may be missing. */
    public void serverTime(Instant time) {
        ceiling.serverTime(time);
        walked.settled(time.toEpochMilli(), ceiling.value());
    }

    /** The bookmark for a read of a list. */
    public Bookmark bookmark(Order order) {
        if (order instanceof Order.Ascending) {
            return new AscendingBookmark(this);
        }
        return order instanceof Order.NewestFirst ? new NewestFirstBookmark(this) : new AnyOrderBookmark(this);
    }

    /**
     * Ends a slice that has read everything before {@code until}. If not all of that was settled, more of it may show up while the
     * next slice is read: although the clock is later then, the position must not pass it.
     */
    public void endSlice(Instant until) {
        ceiling.endWalk(until.toEpochMilli());
        raise(Math.min(until.toEpochMilli(), ceiling.value()));
    }

    /**
     * Ends a sync that has read everything since the position. Versions of the stored offset that it has not read again may still show up,
     * until everything that may have been sent before the restart is settled.
     */
    public void endSync() {
        forgetInheritedWhenPast(ceiling.value());
        raise(Math.min(highest, ceiling.value()));
        walked.end();
        memory.exclude(walked.from(), walked.to());
    }

    /** Whether there are more versions since the position than the offset can store, so that some may repeat after a restart. */
    public boolean overflows() {
        return memory.overflows(position);
    }

    /** Whether a version is in memory. */
    public boolean knows(long time, long hash) {
        return memory.seen().contains(effective(time), hash);
    }

    /** Remembers a version without moving the position. */
    public void remember(long time, long hash) {
        memory.seen().add(effective(time), hash);
    }

    /** Forgets a version, which counts as not sent from now on. */
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

    /** A version was read, whether or not it is sent. */
    void noteRead(Version version) {
        if (version.time() != Row.NO_TIME) {
            highest = Math.max(highest, version.time());
            if (memory.reachesBack()) {
                memory.seen().add(version.time(), version.hash());
            }
        }
    }

    /** The time, in epoch ms, until which a version is remembered. It is late enough for a row whose time cannot be read. */
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

    /** Keeps the position from passing {@code time} during this sync. */
    void hold(Instant time) {
        ceiling.hold(time.toEpochMilli());
    }

    /** The sync has read all rows listed at {@code time} or later: those that are not in memory were not sent. */
    void readFrom(Instant time) {
        memory.readFrom(time.toEpochMilli());
    }

    /** Keeps versions of {@code time} or later in memory, wherever the position is. */
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

    /** The time, in epoch ms, before which all rows were final when the slice started. */
    long ceiling() {
        return ceiling.value();
    }

    Memory memory() {
        return memory;
    }

    /** The range of time that was read of a list whose newest row comes first. */
    WalkedRange walked() {
        return walked;
    }
}
