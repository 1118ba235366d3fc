package io.tributary.connect.common.sync;

import io.tributary.connect.common.reading.Group;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

/**
 * Lets the last new row of a slice wait until the slice has ended, or until another new row follows. Since Connect stores offsets only
 * with records, the offset of that row is the one that covers what was read after it. Without it, a restart would read that again, and
 * send again what no offset can remember. Belongs to the task's thread.
 */
final class LastRow {
    /** How long the row waits at most, unless the sync has already run longer. */
    private static final long LONGEST_MS = 60_000;
    /** No row of a group is new, or none can wait. */
    static final int NONE = -1;

    private final Time time;
    private final ToIntFunction<Group> lastNew;
    private final BiConsumer<Group, List<Emission>> send;
    private Group rest;
    private List<Emission> waiting = new ArrayList<>();
    private boolean followed;
    private boolean open;
    private long begunMs;
    /** Until when the row waits; 0 if none does. */
    private long untilMs;

    /**
     * @param lastNew returns the index of the last new row of a group, or {@link #NONE}
     * @param send adds the new rows of a group
     */
    LastRow(Time time, ToIntFunction<Group> lastNew, BiConsumer<Group, List<Emission>> send) {
        this.time = time;
        this.lastNew = lastNew;
        this.send = send;
    }

    void beginSync() {
        begunMs = time.elapsedMs();
    }

    /** A slice begins, or is reread: what was not sent comes again. */
    void beginSlice() {
        rest = null;
    }

    /** The slice has ended: its last row waits no longer. */
    void endSlice() {
        followed = true;
    }

    /** Begins a poll. Returns the row that waits, if any. */
    List<Emission> beginPoll() {
        List<Emission> emissions = waiting;
        waiting = new ArrayList<>();
        followed = false;
        return emissions;
    }

    /** Sends a group except for its last new row, and the last row of the group before. */
    void add(Group group, List<Emission> emissions) {
        sendRest(emissions);
        int before = emissions.size();
        int last = lastNew.applyAsInt(group);
        if (last == NONE) {
            send.accept(group, emissions);
        } else {
            send.accept(group.before(last), emissions);
            rest = group.from(last);
        }
        followed |= rest != null || emissions.size() > before;
    }

    /**
     * No further group is ready. The last row is sent if it can wait alone: the offset of rows that are sent without it must not cover it.
     *
     * @param ended whether there is none: then the row waits no longer
     */
    void pause(boolean ended, List<Emission> emissions) {
        boolean alone = emissions.isEmpty() && !open;
        if (ended || alone) {
            sendRest(emissions);
            followed &= !alone;
        }
    }

    private void sendRest(List<Emission> emissions) {
        if (rest != null) {
            send.accept(rest, emissions);
            rest = null;
        }
    }

    /** Whether the last row is yet to be sent. */
    boolean isUnsent() {
        return rest != null;
    }

    /**
     * Ends a poll. Returns what can leave now.
     *
     * @param over whether nothing more can be read
     */
    List<Emission> endPoll(List<Emission> emissions, boolean over) {
        if (!emissions.isEmpty() && !followed && !over && !open && !isOverdue()) {
            waiting = emissions;
            return List.of();
        }
        untilMs = 0;
        open |= !emissions.isEmpty();
        return emissions;
    }

    private boolean isOverdue() {
        long now = time.elapsedMs();
        if (untilMs == 0) {
            untilMs = now + Math.max(LONGEST_MS, now - begunMs);
        }
        return now >= untilMs;
    }

    /** The offset of what has left is stored. */
    void stored() {
        open = false;
    }
}
