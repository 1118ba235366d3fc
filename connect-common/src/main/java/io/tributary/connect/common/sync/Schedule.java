package io.tributary.connect.common.sync;

import io.tributary.connect.common.http.Backoff;
import io.tributary.connect.common.time.Time;

/**
 * When a runner starts its syncs, and what it does when a table is unavailable.
 *
 * @param intervalMs the pause from the end of a sync to the next; {@link Long#MAX_VALUE} for never
 * @param firstDelayMs the pause before the first sync
 * @param failWhenUnavailable whether a permanent error of one table fails the task
 * @param maxRestarts how often in a row a sync restarts after its cursor expired
 */
public record Schedule(
        long intervalMs, long firstDelayMs, boolean failWhenUnavailable, int maxRestarts, Backoff backoff, Time time) {}
