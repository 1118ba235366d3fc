package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A sweep is due at its interval, whatever happens to the worker's clock. */
class SweepScheduleTest {
    private static final long HOUR_MS = 3_600_000;

    private final FakeClock time = new FakeClock(1_769_860_800_000L);
    private final SweepSchedule sweeps = new SweepSchedule(Duration.ofHours(2), time);

    @Test
    void beginsImmediatelyAndThenAtItsInterval() {
        assertThat(sweeps.begin()).isTrue();
        time.advance(2 * HOUR_MS - 1);
        assertThat(sweeps.begin()).isFalse();
        time.advance(1);
        assertThat(sweeps.begin()).isTrue();
    }

    @Test
    void ignoresStepsOfTheWallClock() {
        sweeps.begin();
        time.step(400 * 24 * HOUR_MS);
        assertThat(sweeps.begin()).isFalse();
        time.step(-800 * 24 * HOUR_MS);
        time.advance(2 * HOUR_MS);
        assertThat(sweeps.begin()).isTrue();
    }

    @Test
    void neverBeginsAgainWithTheLargestInterval() {
        SweepSchedule once = new SweepSchedule(Duration.ofMillis(Long.MAX_VALUE), time);
        once.begin();
        time.advance(1_000_000 * HOUR_MS);
        assertThat(once.begin()).isFalse();
    }
}
