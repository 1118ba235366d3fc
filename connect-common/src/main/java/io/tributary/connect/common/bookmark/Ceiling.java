package io.tributary.connect.common.bookmark;

import java.time.Instant;
import java.util.function.UnaryOperator;

/** The limit of a position during a walk: everything before it was final when the walk and its sync started. */
final class Ceiling {
    /** How far ahead of the server's clock the time of a row may be if it cannot be read. */
    private static final long TIMELESS_MS = 86_400_000;

    private final UnaryOperator<Instant> settled;
    private long value = Long.MIN_VALUE;
    private long limit = Long.MAX_VALUE;
    private long unsettled = Long.MAX_VALUE;
    private long clock;
    private long firstTime = Long.MAX_VALUE;
    private boolean started;

    /** @param settled returns, for a time of the server's clock, the time before which all rows are final then */
    Ceiling(UnaryOperator<Instant> settled) {
        this.settled = settled;
    }

    void beginSync() {
        unsettled = Long.MAX_VALUE;
    }

    /** Starts a walk that does not move the position past {@code until}, in epoch ms. */
    void beginWalk(long until) {
        value = Long.MIN_VALUE;
        limit = Math.min(until, unsettled);
        started = false;
    }

    /** Keeps the position from passing {@code time}, in epoch ms, during this sync. */
    void hold(long time) {
        unsettled = Math.min(unsettled, time);
        limit = Math.min(limit, unsettled);
    }

    /** Notes the server's clock at a page. The earliest one of the walk counts: rows that were not final then may be missing. */
    void serverTime(Instant time) {
        value = Math.min(started ? value : limit, settled.apply(time).toEpochMilli());
        started = true;
        firstTime = Math.min(firstTime, time.toEpochMilli());
        clock = Math.max(clock, time.toEpochMilli());
    }

    /** Ends a walk of everything before {@code until}. If not all of it was settled, later walks must not pass what was. */
    void endWalk(long until) {
        if (value < until) {
            hold(value);
        }
    }

    /** In epoch ms. Before all times while the server's clock is unknown. */
    long value() {
        return value;
    }

    /** Whether a position, in epoch ms, is past everything that may have been sent before the task started. */
    boolean isPastStart(long position) {
        return position >= firstTime;
    }

    /** A time, in epoch ms, that is not before the true time of any row whose time cannot be read. */
    long timeless() {
        return clock + TIMELESS_MS;
    }
}
