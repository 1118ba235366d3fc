package io.tributary.connect.common.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random schedules of changes, pages, crashes and restarts. {@code -Dtributary.schedules=N} sets their number,
 * {@code -Dtributary.seed=N} repeats the one that failed.
 */
class WatermarkModelTest {
    private static final int SCHEDULES = Integer.getInteger("tributary.schedules", 10_000);
    private static final int ENOUGH_TO_BE_CAUGHT = 500;
    private static final long FIRST_SEED = 7_000_000;

    @Test
    void everyScheduleDeliversAllInOrderAndOnce() {
        Long one = Long.getLong("tributary.seed");
        long first = one == null ? FIRST_SEED : one;
        long schedules = one == null ? SCHEDULES : 1;
        for (long seed = first; seed < first + schedules; seed++) {
            run(seed, EnumSet.noneOf(Fault.class));
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyBrokenRuleIsCaught(Fault fault) {
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < ENOUGH_TO_BE_CAUGHT; seed++) {
                        run(seed, EnumSet.of(fault));
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed");
    }

    @Test
    void aScheduleCanBeRepeated() {
        assertThatCode(() -> run(FIRST_SEED, EnumSet.noneOf(Fault.class))).doesNotThrowAnyException();
        assertThat(newSchedule(FIRST_SEED).sent())
                .isEqualTo(newSchedule(FIRST_SEED).sent());
    }

    private static CursorLife newSchedule(long seed) {
        CursorLife schedule = new CursorLife(new SplittableRandom(seed), EnumSet.noneOf(Fault.class));
        schedule.run();
        return schedule;
    }

    private static void run(long seed, Set<Fault> faults) {
        try {
            new CursorLife(new SplittableRandom(seed), faults).run();
        } catch (AssertionError e) {
            throw new AssertionError("-Dtributary.seed=" + seed + " repeats this: " + e.getMessage(), e);
        }
    }

    /** A rule that is broken on purpose. */
    enum Fault {
        /** The next read begins behind the position. */
        EXCLUSIVE_RESUME,
        /** The position moves to the newest row, whatever the server's clock. */
        NO_CLOCK,
        /** What was sent at the position is not remembered. */
        NO_SEEN,
        /** All records of a batch carry its new offset. */
        EVERY_RECORD_MOVES
    }
}
