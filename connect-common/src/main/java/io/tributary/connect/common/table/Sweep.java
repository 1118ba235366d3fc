package io.tributary.connect.common.table;

import java.time.Duration;

/**
 * A longer sync, at an interval, that finds what ordinary syncs do not: rows that appear long after their time, or that change
 * long after they were created.
 *
 * @param interval from the beginning of one sweep to that of the next; zero for none
 * @param reach how long after its time a row may still appear or change
 * @param lookback how long after its creation ordinary syncs see a row change; zero if they filter by the time of change
 */
public record Sweep(Duration interval, Duration reach, Duration lookback) {

    /** How far below the position ordinary syncs read; sent versions are remembered as far back, while there is room. */
    public Duration memory() {
        return lookback.isZero() ? reach : lookback;
    }

    /** Whether there are sweeps. */
    public boolean isOn() {
        return !interval.isZero();
    }
}
