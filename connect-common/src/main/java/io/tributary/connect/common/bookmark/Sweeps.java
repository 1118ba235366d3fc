package io.tributary.connect.common.bookmark;

import io.tributary.connect.common.offset.Offsets;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Sweep;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * When a table is swept, where its syncs begin, and which of its rows only a sweep sends: those that changed longer after
 * their creation than ordinary syncs look back. So the sets that syncs and sweeps send have no row version in common, and
 * each needs but a position of its own to tell what was sent.
 *
 * <p>A table whose rows are listed by creation is first read by that time; the position turns into one over the time of change
 * where the first reading began. A table without sweeps has all this switched off.
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

    /** @param start rows created before it are never sent */
    Sweeps(Incremental table, Position position, Instant start) {
        this.table = table;
        this.sweep = table.sweep();
        this.position = position;
        this.start = start;
    }

    /**
     * Takes up what {@link #text} gave; what was written for another position is void.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    void restore(String text) {
        String[] parts = text.split(SEPARATOR);
        if (parts.length < 2 || parts.length > 4) {
            throw new IllegalArgumentException("not two instants and a duration: " + text);
        }
        Instant began = Offsets.instant(parts[1]);
        Duration lookback = parts.length == 2 ? null : duration(parts[2]);
        if (Offsets.instant(parts[0]).equals(position.instant())) {
            swept(began, lookback, parts.length == 4);
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no duration: " + text, e);
        }
    }

    private void swept(Instant began, Duration lookback, boolean first) {
        swept = began;
        sweptLookback = lookback;
        unswept = first;
        Instant kept = byCreation() ? began : began.minus(sweep.reach());
        position.keepFrom(lookback == null ? Position.END_OF_TIME : kept);
    }

    /** A sync begins; tells where. The first one of a task is no sweep, so that a task which often restarts still sends. */
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

    /** The first sweep waits until what had changed when the first reading began is settled. */
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

    /** Whether the table is still read by the time of creation. */
    private boolean isFirstReading() {
        return byCreation() && (swept == null || position.instant().isBefore(swept));
    }

    private boolean byCreation() {
        return !sweep.lookback().isZero();
    }

    /** Tells the server's clock at a walk of the sync, before its rows. The first one holds the position. */
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

    /** A list's bookmark, which leaves to sweeps what is theirs. */
    Bookmark over(Bookmark list) {
        return sweep == null ? list : new Swept(list);
    }

    /** The server's clock, where it is known to be ahead of {@code now}: up to then windows have to be read. */
    public Instant later(Instant now) {
        return clock.isAfter(now) ? clock : now;
    }

    /** All that the sync had to read was read. */
    public void end() {
        if (sweep == null || cap == null) {
            return;
        }
        synced = true;
        position.metFrom(from);
        if (sweeping || isWhole()) {
            swept(cap, sweep.lookback(), false);
        } else if (!sweep.isOn()) {
            swept(swept, null, true);
        }
        if (byCreation()) {
            position.endSlice(Position.END_OF_TIME);
        }
    }

    /** Whether the sync was as long as a sweep: the first walk down a list, say. */
    private boolean isWhole() {
        return !byCreation() && !from.isAfter(swept.minus(sweep.reach()));
    }

    /** The sync was given up: what is new comes before the next sweep. */
    public void abandon() {
        synced = false;
    }

    /** Whether the sync is a sweep. */
    public boolean sweeping() {
        return sweeping;
    }

    /** When the last sweep began, or the first reading, behind the position that it belongs to; null where there was none. */
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

        /** Syncs and sweeps read below the position on purpose. */
        private Decision decideTimely(Version version) {
            Decision decision = list.decide(timely(version));
            return decision == Decision.BELOW_POSITION ? Decision.SEEN : decision;
        }

        /** A sweep sends what changed since the last one began. */
        private Decision decideLate(Version version) {
            if (!sweeping || version.time() >= cap.toEpochMilli()) {
                return Decision.LEFT_TO_SWEEP;
            }
            boolean isSent = version.time() < swept.toEpochMilli() || position.knows(version.time(), version.hash());
            return isSent ? Decision.SEEN : Decision.SEND;
        }

        /** What a sweep has sent is remembered for a while, wherever the position goes: the sweep may have to begin again. */
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

        /** Whether the table is read for the first time, and the row has changed before that began. */
        private boolean isBeforeReading(Version version) {
            return isFirstReading() && version.time() < swept.toEpochMilli();
        }

        /** Whether {@code start.date} leaves the row out. */
        private boolean isBeforeStart(Version version) {
            return version.listed() != Row.NO_TIME && version.listed() < start.toEpochMilli();
        }

        /** Whether the version is left to sweeps. A time ahead of the server's clock is no time of change. */
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
