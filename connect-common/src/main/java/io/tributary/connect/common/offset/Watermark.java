package io.tributary.connect.common.offset;

import io.tributary.connect.common.schema.Row;
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

    /** No limit, within what epoch milliseconds can name. */
    public static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    /** So long after the server's clock the time may be, at most, of a row whose own cannot be read. */
    private static final long TIMELESS_MS = 86_400_000;

    private final String field;
    private final UnaryOperator<Instant> settled;
    private final Descent descent = new Descent();
    private SeenVersions seen;
    private final Map<Long, Map<Long, Long>> unfinished = new HashMap<>();
    private long position;
    private long highest;
    private long walked;
    private long ceiling;
    private long clock;
    private long firstTime = Long.MAX_VALUE;
    private long limit;
    private long unsettled = Long.MAX_VALUE;
    private boolean started;
    private boolean ascending;

    /**
     * A position from which everything is still to be read.
     *
     * @param field the replication key's name, under which the position is stored
     * @param settled up to where everything is final at a moment of the server's clock
     */
    public Watermark(String field, UnaryOperator<Instant> settled, Instant start) {
        this.field = field;
        this.settled = settled;
        this.position = start.toEpochMilli();
        this.seen = new SeenVersions();
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
        seen = offset.get(SEEN) == null ? new SeenVersions() : decodeSeen(offset.get(SEEN));
        if (offset.get(Descent.WALKED) != null) {
            descent.restore(offset.get(Descent.WALKED), position);
        }
        begin();
    }

    private SeenVersions decodeSeen(Object text) {
        try {
            return SeenVersions.decode(Offsets.text(SEEN, text), position);
        } catch (IllegalArgumentException e) {
            throw Offsets.notOurs(SEEN, e.getMessage(), e);
        }
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
        unsettled = Long.MAX_VALUE;
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
        ceiling = Long.MIN_VALUE;
        limit = Math.min(until.toEpochMilli(), unsettled);
        started = false;
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
        long settledAt = settled.apply(time).toEpochMilli();
        ceiling = Math.min(started ? ceiling : limit, settledAt);
        started = true;
        firstTime = Math.min(firstTime, time.toEpochMilli());
        clock = Math.max(clock, time.toEpochMilli());
        descent.settled(time.toEpochMilli(), ceiling);
    }

    /** Whether a version (its time in epoch ms, or {@link Row#NO_TIME}) is still to be sent. */
    public boolean isNew(long time, long version) {
        long effective = effective(time);
        return effective >= position && !descent.covers(effective, version) && !seen.contains(effective, version);
    }

    /** The walk has met a version, sent now or before: one that comes newest first need not remember those it has passed. */
    public void met(long time, long version) {
        if (time == Row.NO_TIME) {
            return;
        }
        if (!descent.isWalking()) {
            highest = Math.max(highest, time);
            return;
        }
        if (time >= highest) {
            highest = time;
            seen.add(time, version);
        }
        descent.met(time, version);
        seen.gap(descent.from(), Math.min(descent.to(), highest));
    }

    /** A version was sent. The position follows, as far as it safely can. */
    public void sent(long time, long version) {
        long effective = effective(time);
        seen.add(effective, version);
        if (time == Row.NO_TIME) {
            return;
        }
        highest = Math.max(highest, time);
        if (time <= ceiling) {
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
        return seen.contains(effective(time), version);
    }

    /** A version was sent that the walk has yet to come to; the position stays. */
    public void remember(long time, long version) {
        seen.add(effective(time), version);
    }

    /** A version counts as not sent from now on. */
    public void takeBack(long version) {
        seen.remove(version);
    }

    /**
     * Whether a version of one list is still to be sent.
     *
     * @param since what is older was sent when the list was read before; may lie before the position
     */
    public boolean isNew(long time, long version, Instant since) {
        long effective = effective(time);
        return effective >= since.toEpochMilli() && !seen.contains(Math.max(effective, position), version);
    }

    /** A version of one list was sent; the position waits for the end of all lists. */
    public void sent(long list, long time, long version) {
        long effective = Math.max(effective(time), position);
        seen.add(effective, version);
        unfinished.computeIfAbsent(list, id -> new HashMap<>()).put(version, effective);
    }

    /** A list was read to its end: its settled versions are not asked for again, and need not be remembered. */
    public void listEnded(long list) {
        Map<Long, Long> sent = unfinished.remove(list);
        if (sent != null) {
            sent.keySet().removeIf(version -> sent.get(version) >= ceiling);
            sent.keySet().forEach(seen::remove);
        }
    }

    /**
     * All lists were read that had to be: everything before {@code until} is sent, but for lists that were set aside. What was
     * sent of these is remembered wherever the position is.
     */
    public void listsEnded(Instant until) {
        end(until);
        unfinished.values().forEach(list -> list.keySet().forEach(version -> seen.add(position, version)));
        if (position >= firstTime) {
            seen.forgetInherited();
        }
    }

    /**
     * The walk has read everything from the position on. A version of a stored offset that it did not meet may still show,
     * until all that could have been sent before the restart is settled.
     */
    public void end() {
        if (ceiling >= firstTime) {
            seen.forgetInherited();
        }
        raise(Math.min(highest, ceiling));
        descent.end();
        seen.gap(descent.from(), descent.to());
    }

    /**
     * The walk has read everything before {@code until}. Where that was not settled yet, more of it may show while the next
     * walk of the sync goes on, whose later clock must not take the position past it.
     */
    public void end(Instant until) {
        if (ceiling < until.toEpochMilli()) {
            unsettled = Math.min(unsettled, ceiling);
        }
        raise(Math.min(until.toEpochMilli(), ceiling));
    }

    /** A row without a time is remembered until the position has passed whatever its time may be. */
    private long effective(long time) {
        return time == Row.NO_TIME ? Math.max(position, clock + TIMELESS_MS) : time;
    }

    private void raise(long to) {
        if (to > position) {
            position = to;
            seen.forgetBefore(to);
        }
    }

    /** Whether more versions share the position than are stored, so that a restart may repeat some. */
    public boolean overflows() {
        return seen.size() > SeenVersions.MAX_STORED;
    }

    /** The offset: {@code version}, the replication key's value as ISO-8601, and {@code seen}. */
    public Map<String, Object> toOffset() {
        return toOffset(SeenVersions.MAX_STORED);
    }

    /** The same, with the newest {@code most} versions at most: for a position that shares its offset with another. */
    public Map<String, Object> toOffset(int most) {
        Map<String, Object> offset = new HashMap<>();
        offset.put(Offsets.VERSION, Offsets.CURRENT_VERSION);
        offset.put(field, position().toString());
        offset.put(SEEN, seen.encode(position, most));
        descent.addTo(offset, position());
        return offset;
    }
}
