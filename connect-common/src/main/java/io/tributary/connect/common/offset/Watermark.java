package io.tributary.connect.common.offset;

import io.tributary.connect.common.schema.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The position of a table that the API filters and sorts by a replication key: everything changed before it was sent, and
 * of what changed at it or after it, the versions in {@code seen}. Reading resumes at it, inclusively, and drops what was
 * seen: ties across a page border are neither lost nor repeated.
 *
 * <p>It never runs ahead of the server's clock less some time, for an index that lags shows a row late, with an
 * older value; and it stops moving where rows do not come in ascending order, until the walk has ended. A row younger than that
 * says nothing about how far the walk is: it may be shown as it is now in the place where an index that lags still has it.
 */
public final class Watermark {
    /** The field of an offset that holds the versions sent at the position and after it. */
    public static final String SEEN = "seen";

    /** The field that holds them with their times, and those below the position, where these are remembered. */
    public static final String SENT = "sent";

    /** No limit, within what epoch milliseconds can name. */
    public static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final String field;
    private final Ceiling ceiling;
    private final Descent descent = new Descent();
    private final Memory memory;
    private final ListVersions unfinished = new ListVersions();
    private long position;
    private long highest;
    private long walked;
    private boolean ascending;

    /**
     * A position from which everything is still to be read.
     *
     * @param field the replication key's name, under which the position is stored
     * @param settled up to where everything is final at a moment of the server's clock
     */
    public Watermark(String field, UnaryOperator<Instant> settled, Instant start) {
        this(field, settled, start, Duration.ZERO);
    }

    /**
     * The same with a memory of what lies below the position, so that rows which show late are told from those sent.
     *
     * @param memory how far it reaches back where there is room
     */
    public Watermark(String field, UnaryOperator<Instant> settled, Instant start, Duration memory) {
        this.field = field;
        this.ceiling = new Ceiling(settled);
        this.position = start.toEpochMilli();
        this.memory = new Memory(memory);
        begin();
    }

    /**
     * Takes up the stored position; null or an offset without the field leaves it as it is.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with the offset
     */
    public void restore(Map<String, ?> offset) {
        if (offset == null || offset.get(field) == null) {
            return;
        }
        Offsets.requireKnownVersion(offset);
        position = Offsets.instant(field, offset.get(field)).toEpochMilli();
        memory.restore(offset, position);
        if (offset.get(Descent.WALKED) != null) {
            descent.restore(offset.get(Descent.WALKED), position);
        }
        begin();
    }

    /** All fields that an offset with the position {@code field} may have. */
    public static Set<String> fields(String field) {
        return Set.of(Offsets.VERSION, field, SEEN, Descent.WALKED);
    }

    /** Where to read from, inclusively. */
    public Instant position() {
        return Instant.ofEpochMilli(position);
    }

    /** A sync begins, of one walk or of several that follow each other. */
    public void beginSync() {
        ceiling.beginSync();
        memory.begin();
    }

    /** The position does not pass {@code time} during the sync. To be told before the server's clock of its first walk. */
    public void hold(Instant time) {
        ceiling.hold(time.toEpochMilli());
    }

    /**
     * A walk from the position, or from where the last walk of the sync has ended, begins.
     *
     * @param inOrder whether its rows come in ascending order; if not, the position waits for its end
     * @param until the position does not pass it during the walk
     */
    public void begin(boolean inOrder, Instant until) {
        highest = position;
        walked = position;
        ceiling.beginWalk(until.toEpochMilli());
        ascending = inOrder;
    }

    /** A walk from the position to now begins, in ascending order. */
    public void begin() {
        begin(true, END_OF_TIME);
    }

    /** A walk from now down to the position begins: the newest rows come first. */
    public void beginNewestFirst() {
        begin(false, END_OF_TIME);
        descent.begin();
    }

    /** Tells the server's clock at a page; the walk's earliest one counts, for what that did not show may lie below it. */
    public void serverTime(Instant time) {
        ceiling.serverTime(time);
        descent.settled(time.toEpochMilli(), ceiling.value());
    }

    /** Whether a version (its time in epoch ms, or {@link Row#NO_TIME}) is still to be sent. */
    public boolean isNew(long time, long version) {
        return isNew(time, time, version);
    }

    /**
     * The same where a row is listed by another time than that of its version.
     *
     * @param listed the row's time in the list; where the memory is complete from it on, it alone tells what was sent
     */
    public boolean isNew(long time, long listed, long version) {
        long effective = effective(time);
        if (!memory.isComplete(listed) && (effective < position || descent.covers(effective, version))) {
            return false;
        }
        return !memory.seen().contains(effective, version);
    }

    /** The walk has met a version, sent now or before: one that comes newest first need not remember those it has passed. */
    public void met(long time, long version) {
        if (time == Row.NO_TIME) {
            return;
        }
        boolean highestYet = time >= highest;
        highest = Math.max(highest, time);
        if (memory.reachesBack() || descent.isWalking() && highestYet) {
            memory.seen().add(time, version);
        }
        if (descent.isWalking()) {
            descent.met(time, version);
            memory.leaveOut(descent.from(), Math.min(descent.to(), highest));
        }
    }

    /** A version was sent. The position follows, as far as it safely can. */
    public void sent(long time, long version) {
        remember(time, version);
        if (time == Row.NO_TIME) {
            return;
        }
        highest = Math.max(highest, time);
        if (time <= ceiling.value()) {
            follow(time);
        }
    }

    /** The position stays a row behind: a row whose time is too late shows by the next one, which is earlier. */
    private void follow(long time) {
        ascending &= time >= walked;
        if (ascending) {
            raise(walked);
        }
        walked = Math.max(walked, time);
    }

    /** Whether a version is among those that are remembered. */
    public boolean knows(long time, long version) {
        return memory.seen().contains(effective(time), version);
    }

    /** A version was sent that the walk has yet to come to; the position stays. */
    public void remember(long time, long version) {
        memory.seen().add(effective(time), version);
    }

    /** A version counts as not sent from now on. */
    public void takeBack(long version) {
        memory.seen().remove(version);
    }

    /**
     * Whether a version of one list is still to be sent.
     *
     * @param since what is older was sent when the list was read before; may lie before the position
     */
    public boolean isNew(long time, long version, Instant since) {
        long effective = effective(time);
        return effective >= since.toEpochMilli() && !memory.seen().contains(Math.max(effective, position), version);
    }

    /** A version of one list was sent; the position waits for the end of all lists. */
    public void sent(long list, long time, long version) {
        long effective = Math.max(effective(time), position);
        memory.seen().add(effective, version);
        unfinished.add(list, effective, version);
    }

    /** A list was read to its end: its settled versions are not asked for again, and need not be remembered. */
    public void listEnded(long list) {
        unfinished.ended(list, ceiling.value(), memory.seen());
    }

    /**
     * All lists were read that had to be: everything before {@code until} is sent, but for lists that were set aside. What was
     * sent of these is remembered wherever the position is.
     */
    public void listsEnded(Instant until) {
        end(until);
        unfinished.moveTo(position, memory.seen());
        if (ceiling.isPastStart(position)) {
            memory.seen().forgetInherited();
        }
    }

    /**
     * The walk has read everything from the position on. A version of a stored offset that it did not meet may still show,
     * until all that could have been sent before the restart is settled.
     */
    public void end() {
        if (ceiling.isPastStart(ceiling.value())) {
            memory.seen().forgetInherited();
        }
        raise(Math.min(highest, ceiling.value()));
        descent.end();
        memory.leaveOut(descent.from(), descent.to());
    }

    /**
     * The walk has read everything before {@code until}. Where that was not settled yet, more of it may show while the next
     * walk of the sync goes on, whose later clock must not take the position past it.
     */
    public void end(Instant until) {
        ceiling.endWalk(until.toEpochMilli());
        raise(Math.min(until.toEpochMilli(), ceiling.value()));
    }

    /** A row without a time is remembered until the position has passed whatever its time may be. */
    private long effective(long time) {
        return time == Row.NO_TIME ? Math.max(position, ceiling.timeless()) : time;
    }

    private void raise(long to) {
        if (to > position) {
            position = to;
            memory.forgetBefore(to);
        }
    }

    /** The sync has met all rows that are listed from {@code time} on: of these, what the memory does not know was not sent. */
    public void metFrom(Instant time) {
        memory.metFrom(time.toEpochMilli());
    }

    /** Versions of this time and later ones stay in memory, wherever the position is. */
    public void keepFrom(Instant time) {
        memory.keepFrom(time.toEpochMilli());
        memory.forgetBefore(position);
    }

    /** Whether more versions share the position than are stored, so that a restart may repeat some. */
    public boolean overflows() {
        return memory.overflows(position);
    }

    /** The offset: {@code version}, the replication key's value as ISO-8601, and what was sent since. */
    public Map<String, Object> toOffset() {
        return toOffset(SeenVersions.MAX_STORED);
    }

    /** The same, with the newest {@code most} versions at most: for a position that shares its offset with another. */
    public Map<String, Object> toOffset(int most) {
        Map<String, Object> offset = new HashMap<>();
        offset.put(Offsets.VERSION, Offsets.CURRENT_VERSION);
        offset.put(field, position().toString());
        memory.addTo(offset, position, most, descent);
        descent.addTo(offset, position());
        return offset;
    }
}
