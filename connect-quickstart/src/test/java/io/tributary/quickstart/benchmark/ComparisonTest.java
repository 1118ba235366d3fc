package io.tributary.quickstart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void comparesRowsPerCpuSecond() {
        Comparison comparison = Samples.comparison("segment", Run.WARM);
        assertThat(comparison.ratio(Program.OURS, Program.OLDER)).contains(2.0);
        assertThat(comparison.ratio(Program.BARE, Program.OURS)).contains(2.0);
    }

    @Test
    void comparesOwnRows() {
        Comparison comparison = new Comparison(Samples.subject("segment", Run.WARM, 0));
        comparison.add(Program.OURS, new Usage(100, 1, 1, 10, 1, 1, 0));
        comparison.add(Program.BARE, new Usage(300, 1, 1, 10, 1, 1, 0));
        assertThat(comparison.ratio(Program.BARE, Program.OURS)).contains(3.0);
    }

    @Test
    void hasNoRatioOfWhatWasNotMeasured() {
        Comparison comparison = new Comparison(Samples.subject("segment", Run.WARM, 0));
        comparison.add(Program.OURS, Samples.usage(20));
        assertThat(comparison.ratio(Program.OURS, Program.OLDER)).isEmpty();
        assertThat(comparison.ratio(Program.BARE, Program.OURS)).isEmpty();
    }

    @Test
    void countsTheLeastCpuTime() {
        Comparison comparison = Samples.comparison("segment", Run.WARM);
        comparison.add(Program.OURS, Samples.usage(10));
        comparison.add(Program.BARE, Samples.usage(40));
        assertThat(comparison.ratio(Program.BARE, Program.OURS)).contains(1.0);
    }

    @Test
    void ordersThePrograms() {
        assertThat(Samples.comparison("segment", Run.WARM).measurements())
                .extracting(Measurement::program)
                .containsExactly(Program.OURS, Program.OLDER, Program.BARE);
    }
}
