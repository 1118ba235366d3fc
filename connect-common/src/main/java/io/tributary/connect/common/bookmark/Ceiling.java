package io.tributary.connect.common.bookmark;

import java.time.Instant;
import java.util.function.UnaryOperator;

/** How far a position may go during a walk: up to what was final when the walk, and the sync it belongs to, began. */
final class Ceiling {
    /** So long after the server's clock the time may be, at most, of a row whose own cannot be read. */
    private static final long TIMELESS_MS = 86_400_000;

    private final UnaryOperator<Instant> settled;
    private long value = Long.MIN_VALUE;
    private long limit = Long.MAX_VALUE;
    private long unsettled = Long.MAX_VALUE;
    private long clock;
    private long firstTime = Long.MAX_VALUE;
    private boolean started;

    /** @param settled up to where everything is final at a moment of the server's clock */
    Ceiling(UnaryOperator<Instant> settled) {
        this.settled = settled;
    }

    void beginSync() {
        unsettled = Long.MAX_VALUE;
    }

    /** A walk begins that does not take the position past {@code until}, in epoch ms. */
    void beginWalk(long until) {
        value = Long.MIN_VALUE;
        limit = Math.min(until, unsettled);
        started = false;
    }

    /** The position does not pass {@code time}, in epoch ms, during the sync. */
    void hold(long time) {
        unsettled = Math.min(unsettled, time);
        limit = Math.min(limit, unsettled);
    }

    /** Tells the server's clock at a page; the walk's earliest one counts, for what that did not show may lie below it. */
    void serverTime(Instant time) {
        value = Math.min(started ? value : limit, settled.apply(time).toEpochMilli());
        started = true;
        firstTime = Math.min(firstTime, time.toEpochMilli());
        clock = Math.max(clock, time.toEpochMilli());
    }

    /** A walk of everything before {@code until} ends: where that was not settled, the next one must not pass what was. */
    void endWalk(long until) {
        if (value < until) {
            hold(value);
        }
    }

    /** In epoch ms; before all times until the server's clock is known. */
    long value() {
        return value;
    }

    /** Whether at {@code position}, in epoch ms, a position has passed everything that could have been sent before the task started. */
    boolean isPastStart(long position) {
        return position >= firstTime;
    }

    /** A time that the position passes only when it has passed whatever the time of a row without one may be. */
    long timeless() {
        return clock + TIMELESS_MS;
    }
}
