package io.tributary.connect.common.bookmark;

import io.tributary.connect.common.offset.Offsets;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Sweep;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides when a table is swept, where its syncs start, and which rows only a sweep sends: those that change so long after their
 * creation that ordinary syncs no longer look at them. Since no version is sent by both, syncs and sweeps each need only a time of
 * their own to know what was sent.
 *
 * <p>A table whose rows are listed by creation is first read in that order, and the position is a time of creation. From the time
 * when that first read started, the position is a time of change. All this is off in a table without sweeps. Used by the task's
 * thread.
 */
public final class Sweeps {
    private static final String SEPARATOR = "/";
    private static final String UNSWEPT = "first";

    private final Incremental table;
    private final Sweep sweep;
    private final Position position;
    private final Instant start;
    private Instant swept;
    private Duration sweptLookback;
    private Instant from;
    private Instant cap;
    private Instant clock = Instant.EPOCH;
    private boolean unswept;

    private boolean sweeping;
    private boolean synced;

    /** @param start rows that were created before it are never sent */
    Sweeps(Incremental table, Position position, Instant start) {
        this.table = table;
        this.sweep = table.sweep();
        this.position = position;
        this.start = start;
    }

    /**
     * Restores what {@link #text} returned. Has no effect if it belongs to another position.
     *
     * @throws IllegalArgumentException that says what is wrong with the text
     */
    void restore(String text) {
        String[] parts = text.split(SEPARATOR);
        if (parts.length < 2 || parts.length > 4) {
            throw new IllegalArgumentException("not two instants and a duration: " + text);
        }
        Instant sweepStart = Offsets.instant(parts[1]);
        Duration lookback = parts.length == 2 ? null : duration(parts[2]);
        if (Offsets.instant(parts[0]).equals(position.instant())) {
            swept(sweepStart, lookback, parts.length == 4);
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a duration: " + text, e);
        }
    }

    private void swept(Instant sweepStart, Duration lookback, boolean first) {
        swept = sweepStart;
        sweptLookback = lookback;
        unswept = first;
        Instant kept = byCreation() ? sweepStart : sweepStart.minus(sweep.reach());
        position.keepFrom(lookback == null ? Position.END_OF_TIME : kept);
    }

    /** Starts a sync. Returns where. The first sync of a task is not a sweep, so that a task that often restarts still sends new rows. */
    public Instant begin() {
        if (sweep != null && swept != null && sweep.isOn() && sweptLookback == null) {
            swept(isFirstReading() ? swept : position.instant(), sweep.lookback(), true);
        }
        sweeping = isDue();
        cap = null;
        from = beginning();
        return from;
    }

    private boolean isDue() {
        return sweep != null
                && synced
                && sweep.isOn()
                && !isFirstReading()
                && (isFirstDue()
                        || !sweep.lookback().equals(sweptLookback)
                        || !clock.isBefore(swept.plus(sweep.interval())));
    }

    /** The first sweep waits until everything that had changed before the first read started is settled. */
    private boolean isFirstDue() {
        return unswept && !table.settled(table.settled(clock)).isBefore(swept);
    }

    private Instant beginning() {
        if (sweep == null || isFirstReading()) {
            return position.instant();
        }
        Instant ordinary = position.instant().minus(lookback());
        Instant lowest = sweeping ? earlier(ordinary, swept.minus(sweep.reach())) : ordinary;
        return lowest.isBefore(start) ? start : lowest;
    }

    private Duration lookback() {
        boolean wasLonger = sweptLookback != null && sweptLookback.compareTo(sweep.lookback()) > 0;
        return wasLonger ? sweptLookback : sweep.lookback();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Whether the table is still being read for the first time, by creation. */
    private boolean isFirstReading() {
        return byCreation() && (swept == null || position.instant().isBefore(swept));
    }

    private boolean byCreation() {
        return !sweep.lookback().isZero();
    }

    /** Notes the server's clock at a walk of the sync, before its rows. The position does not pass what was settled at the first one. */
    public void serverTime(Instant time) {
        if (sweep == null) {
            return;
        }
        clock = clock.isBefore(time) ? time : clock;
        if (cap == null) {
            Instant settled = table.settled(time);
            if (swept == null) {
                swept(settled, sweep.isOn() ? sweep.lookback() : null, true);
            }
            cap = isFirstReading() ? swept : settled;
            position.hold(cap);
        }
    }

    /** A bookmark like {@code list} that leaves the rows of sweeps to sweeps. */
    Bookmark over(Bookmark list) {
        return sweep == null ? list : new Swept(list);
    }

    /** The end of the last window: {@code now}, or the server's clock if it is known to be ahead. */
    public Instant later(Instant now) {
        return clock.isAfter(now) ? clock : now;
    }

    /** Ends a sync that has read everything it should. */
    public void end() {
        if (sweep == null || cap == null) {
            return;
        }
        synced = true;
        position.readFrom(from);
        if (sweeping || isWhole()) {
            swept(cap, sweep.lookback(), false);
        } else if (!sweep.isOn()) {
            swept(swept, null, true);
        }
        if (byCreation()) {
            position.endSlice(Position.END_OF_TIME);
        }
    }

    /** Whether the sync was as long as a sweep, as the first walk down a list is. */
    private boolean isWhole() {
        return !byCreation() && !from.isAfter(swept.minus(sweep.reach()));
    }

    /** Abandons the sync. New rows are sent before the next sweep starts. */
    public void abandon() {
        synced = false;
    }

    /** Whether the sync is a sweep. */
    public boolean sweeping() {
        return sweeping;
    }

    /** The stored form: the position, then when the last sweep or the first read started. Null if there was none. */
    String text() {
        if (swept == null) {
            return null;
        }
        String lookback = sweptLookback == null ? "" : SEPARATOR + sweptLookback + (unswept ? SEPARATOR + UNSWEPT : "");
        return position.instant() + SEPARATOR + swept + lookback;
    }

    private final class Swept implements Bookmark {
        private final Bookmark list;

        Swept(Bookmark list) {
            this.list = list;
        }

        @Override
        public Decision decide(Version version) {
            if (isBeforeStart(version)) {
                return Decision.BEFORE_START_DATE;
            }
            return isLate(version) ? decideLate(version) : decideTimely(version);
        }

        /** Below the position, where syncs and sweeps read on purpose, an unknown row counts as sent. */
        private Decision decideTimely(Version version) {
            Decision decision = list.decide(timely(version));
            return decision == Decision.BELOW_POSITION ? Decision.SEEN : decision;
        }

        /** A sweep sends what has changed since the last one started. */
        private Decision decideLate(Version version) {
            if (!sweeping || version.time() >= cap.toEpochMilli()) {
                return Decision.LEFT_TO_SWEEP;
            }
            boolean isSent = version.time() < swept.toEpochMilli() || position.knows(version.time(), version.hash());
            return isSent ? Decision.SEEN : Decision.SEND;
        }

        /** What a sweep has sent is remembered for a while, wherever the position is, because the sweep may have to start over. */
        @Override
        public void sent(Version version, boolean inOrder) {
            if (isLate(version)) {
                position.remember(Row.NO_TIME, version.hash());
            } else {
                list.sent(timely(version), inOrder);
            }
        }

        @Override
        public void skipped(Version version) {
            if (!isBeforeStart(version) && !isLate(version)) {
                list.skipped(timely(version));
            }
        }

        @Override
        public void ended(Instant startedAt) {
            list.ended(startedAt);
        }

        private Version timely(Version version) {
            return isBeforeReading(version) ? version.at(version.listed()) : version;
        }

        /** Whether the table is being read for the first time and the row changed before that read started. */
        private boolean isBeforeReading(Version version) {
            return isFirstReading() && version.time() < swept.toEpochMilli();
        }

        /** Whether {@code start.date} excludes the row. */
        private boolean isBeforeStart(Version version) {
            return version.listed() != Row.NO_TIME && version.listed() < start.toEpochMilli();
        }

        /** Whether the version is left to sweeps. A time that is ahead of the server's clock is not a time of change. */
        private boolean isLate(Version version) {
            return byCreation()
                    && sweptLookback != null
                    && version.listed() != Row.NO_TIME
                    && !isBeforeReading(version)
                    && version.time() > version.listed() + sweptLookback.toMillis()
                    && !table.settled(Instant.ofEpochMilli(version.time())).isAfter(clock);
        }
    }
}
