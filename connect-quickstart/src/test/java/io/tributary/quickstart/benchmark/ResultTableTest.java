package io.tributary.quickstart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultTableTest {
    private final Measurement measurement =
            new Measurement(Samples.subject("customerio", Run.YOUNG, 50), Program.BARE, Samples.usage(20.25));

    @Test
    void writesValuesBelowTheirNames() {
        String line = ResultTable.line(measurement);
        assertThat(line).hasSameSizeAs(ResultTable.HEADING);
        assertThat(line.trim().split(" {2,}"))
                .containsExactly(
                        "Customer.io",
                        "50 ms young",
                        "bare loop",
                        "49000",
                        "6000",
                        "40.0",
                        "20.3",
                        "413.3",
                        "2000",
                        "300",
                        "90");
    }

    @Test
    void writesNoLiveHeapOfWhatWasNotMeasured() {
        Usage usage = new Usage(1, 1, 1, 1, 1, 1, 0);
        assertThat(ResultTable.line(new Measurement(Samples.subject("intercom", Run.WARM, 50), Program.BARE, usage)))
                .hasSameSizeAs(ResultTable.HEADING)
                .endsWith(" -");
    }

    @Test
    void writesRatiosBelowTheirNames() {
        String line = ResultTable.ratios(Samples.comparison("intercom", Run.WARM));
        assertThat(line).hasSameSizeAs(ResultTable.RATIO_HEADING);
        assertThat(line.trim().split(" {2,}")).containsExactly("Intercom", "50 ms warm", "2.00", "2.00");
    }

    @Test
    void writesNoRatioOfWhatWasNotMeasured() {
        Comparison comparison = new Comparison(Samples.subject("intercom", Run.WARM, 50));
        assertThat(ResultTable.ratios(comparison).trim().split(" {2,}"))
                .containsExactly("Intercom", "50 ms warm", "-", "-");
    }

    @Test
    void writesCommaSeparatedValues() {
        String line = ResultTable.csv(measurement);
        assertThat(line).isEqualTo("customerio,50,young,bare loop,49000,6000,40.000,20.250,413.27,2000,300,90");
        assertThat(line.split(",")).hasSameSizeAs(ResultTable.CSV_HEADING.split(","));
    }
}
