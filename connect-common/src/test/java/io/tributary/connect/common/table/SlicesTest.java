package io.tributary.connect.common.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.table.Incremental.Progress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlicesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @CsvSource({
        "2026-03-15T10:11:12Z, 2026-03-01T00:00:00Z, 2026-04-01T00:00:00Z",
        "2026-12-31T23:59:59.999Z, 2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "2028-02-01T00:00:00Z, 2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z"
    })
    void monthsAreCalendarMonths(Instant time, Instant begin, Instant end) {
        assertThat(Slices.MONTHS.beginningOf(time)).isEqualTo(begin);
        assertThat(Slices.MONTHS.endOf(begin, progress(begin, DAY, 7))).isEqualTo(end);
        assertThat(Slices.MONTHS.isTooFull(DAY, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void adaptiveSlicesStartAnywhereWithTheFirstLength() {
        Slices slices = Slices.adaptive(HOUR, DAY);
        Instant odd = Instant.parse("2026-03-15T10:11:12.345Z");
        assertThat(slices.beginningOf(odd)).isEqualTo(odd);
        assertThat(slices.endOf(odd, progress(odd, Duration.ZERO, 0))).isEqualTo(odd.plus(HOUR));
    }

    @ParameterizedTest
    @CsvSource({
        "PT1H, 0, PT2H",
        "PT1H, 4999, PT2H",
        "PT1H, 5000, PT1H",
        "PT1H, 20000, PT1H",
        "PT1H, 20001, PT30M",
        "PT20H, 0, P1D",
        "P1D, 0, P1D",
        "PT90S, 1000000, PT1M",
        "PT1M, 1000000, PT1M"
    })
    void adaptiveSlicesGrowWithFewRowsAndShrinkWithMany(Duration last, long rows, Duration next) {
        assertThat(Slices.adaptive(HOUR, DAY).endOf(NOW, progress(NOW, last, rows)))
                .isEqualTo(NOW.plus(next));
    }

    @Test
    void grownSliceWithTooManyRowsIsShortened() {
        Slices slices = Slices.adaptive(HOUR, DAY);
        assertThat(slices.isTooFull(DAY, 40_001)).isTrue();
        assertThat(slices.isTooFull(DAY, 40_000)).isFalse();
        assertThat(slices.isTooFull(HOUR, 1_000_000))
                .as("no shorter than the first")
                .isFalse();
    }

    private static Progress progress(Instant from, Duration last, long rows) {
        return new Progress(from, NOW, from.minus(last), rows);
    }
}
