package io.tributary.connect.common.sync;

import io.tributary.connect.common.offset.Offsets;
import io.tributary.connect.common.offset.Watermark;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Sweep;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * When a table is swept, where its syncs begin, and which of its rows only a sweep sends: those that changed longer after
 * their creation than ordinary syncs look back. So the sets that syncs and sweeps send have no row version in common, and
 * each needs but a position of its own to tell what was sent.
 *
 * <p>A table whose rows are listed by creation is first read by that time; the position turns into one over the time of change
 * where the first reading began. A table without sweeps has all this switched off.
 */
final class Sweeps {
    /**
     * The field of the table's offset that tells when the last sweep began, or the first reading, behind the position that it
     * belongs to.
     */
    static final String FIELD = "swept";

    private static final String SEPARATOR = "/";
    private static final String UNSWEPT = "first";

    private final Incremental table;
    private final Sweep sweep;
    private final Watermark watermark;
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
    Sweeps(Incremental table, Watermark watermark, Instant start) {
        this.table = table;
        this.sweep = table.sweep();
        this.watermark = watermark;
        this.start = start;
    }

    /**
     * Takes up what an offset says of sweeps; what was written for another position is void.
     *
     * @param offset null where there is none
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    void restore(Map<String, ?> offset) {
        if (sweep != null && offset != null && offset.get(FIELD) != null) {
            String[] parts = Offsets.text(FIELD, offset.get(FIELD)).split(SEPARATOR);
            if (parts.length < 2 || parts.length > 4) {
                throw Offsets.notOurs(FIELD, "two instants and a duration have to be there", null);
            }
            Instant began = Offsets.instant(FIELD, parts[1]);
            Duration lookback = parts.length == 2 ? null : duration(parts[2]);
            if (Offsets.instant(FIELD, parts[0]).equals(watermark.position())) {
                swept(began, lookback, parts.length == 4);
            }
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw Offsets.notOurs(FIELD, e.getMessage(), e);
        }
    }

    private void swept(Instant began, Duration lookback, boolean first) {
        swept = began;
        sweptLookback = lookback;
        unswept = first;
        Instant kept = byCreation() ? began : began.minus(sweep.reach());
        watermark.keepFrom(lookback == null ? Watermark.END_OF_TIME : kept);
    }

    /** A sync begins; tells where. The first one of a task is no sweep, so that a task which often restarts still sends. */
    Instant begin() {
        if (sweep != null && swept != null && sweep.isOn() && sweptLookback == null) {
            swept(isFirstReading() ? swept : watermark.position(), sweep.lookback(), true);
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
        Instant position = watermark.position();
        if (sweep == null || isFirstReading()) {
            return position;
        }
        Instant ordinary = position.minus(lookback());
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
        return byCreation() && (swept == null || watermark.position().isBefore(swept));
    }

    private boolean byCreation() {
        return !sweep.lookback().isZero();
    }

    /** Tells the server's clock at a walk of the sync, before its rows. The first one holds the position. */
    void serverTime(Instant time) {
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
            watermark.hold(cap);
        }
    }

    /** When a version counts as changed, in epoch ms, or {@link Row#NO_TIME}. */
    long time(Row row) {
        return isBeforeReading(row) ? row.time() : row.changed();
    }

    /** Whether the table is read for the first time, and the row has changed before that began. */
    private boolean isBeforeReading(Row row) {
        return sweep != null && isFirstReading() && row.changed() < swept.toEpochMilli();
    }

    /** Whether {@code start.date} leaves the row out. */
    boolean isBeforeStart(Row row) {
        return sweep != null && row.time() != Row.NO_TIME && row.time() < start.toEpochMilli();
    }

    /** Whether the row's version is left to sweeps. A time ahead of the server's clock is no time of change. */
    boolean isLate(Row row) {
        return sweep != null
                && byCreation()
                && sweptLookback != null
                && row.time() != Row.NO_TIME
                && !isBeforeReading(row)
                && row.changed() > row.time() + sweptLookback.toMillis()
                && !table.settled(Instant.ofEpochMilli(row.changed())).isAfter(clock);
    }

    /** Whether a version that is left to sweeps is to be sent by this one. */
    boolean isDue(Row late, long version) {
        return sweeping
                && late.changed() >= swept.toEpochMilli()
                && late.changed() < cap.toEpochMilli()
                && !watermark.knows(late.changed(), version);
    }

    /** The server's clock, where it is known to be ahead of {@code now}: up to then windows have to be read. */
    Instant later(Instant now) {
        return clock.isAfter(now) ? clock : now;
    }

    /** All that the sync had to read was read. */
    void end() {
        if (sweep == null || cap == null) {
            return;
        }
        synced = true;
        watermark.metFrom(from);
        if (sweeping || isWhole()) {
            swept(cap, sweep.lookback(), false);
        } else if (!sweep.isOn()) {
            swept(swept, null, true);
        }
        if (byCreation()) {
            watermark.end(Watermark.END_OF_TIME);
        }
    }

    /** Whether the sync was as long as a sweep: the first walk down a list, say. */
    private boolean isWhole() {
        return !byCreation() && !from.isAfter(swept.minus(sweep.reach()));
    }

    /** The sync was given up: what is new comes before the next sweep. */
    void abandon() {
        synced = false;
    }

    /** Whether the sync is a sweep. */
    boolean sweeping() {
        return sweeping;
    }

    /** Adds when the last sweep began to the table's offset. */
    void addTo(Map<String, Object> offset) {
        if (swept != null) {
            String lookback =
                    sweptLookback == null ? "" : SEPARATOR + sweptLookback + (unswept ? SEPARATOR + UNSWEPT : "");
            offset.put(FIELD, watermark.position() + SEPARATOR + swept + lookback);
        }
    }
}
