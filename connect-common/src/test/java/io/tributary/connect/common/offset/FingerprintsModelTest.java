package io.tributary.connect.common.offset;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/**
 * Random tables that are read whole, with crashes. {@code -Dtributary.schedules=N} sets their number,
 * {@code -Dtributary.seed=N} repeats the one that failed.
 */
class FingerprintsModelTest {
    private static final int SCHEDULES = Integer.getInteger("tributary.schedules", 6_000) / 10;
    private static final long FIRST_SEED = 9_000_000;

    @Test
    void theTopicEndsEqualToTheTable() {
        Long one = Long.getLong("tributary.seed");
        long first = one == null ? FIRST_SEED : one;
        long schedules = one == null ? SCHEDULES : 1;
        for (long seed = first; seed < first + schedules; seed++) {
            run(seed, true);
        }
    }

    @Test
    void aBrokenRuleIsCaught() {
        assertThatThrownBy(() -> run(FIRST_SEED, false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed");
    }

    private static void run(long seed, boolean tombstones) {
        try {
            new SnapshotLife(seed, tombstones).run();
        } catch (AssertionError e) {
            throw new AssertionError("-Dtributary.seed=" + seed + " repeats this: " + e.getMessage(), e);
        }
    }
}
