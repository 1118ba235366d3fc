package io.tributary.quickstart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.Load;
import io.tributary.simulators.RegisteredVendor;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class BenchmarkTest {
    @ParameterizedTest
    @FieldSource("io.tributary.simulators.VendorRegistry#ALL")
    void startsTheSimulatedVendorWithOptionsThatItKnows(RegisteredVendor vendor) {
        Load load = vendor.load();
        ParseResult parsed =
                new CommandLine(load.server()).parseArgs(load.arguments(50, 20).toArray(String[]::new));
        load.rows()
                .forEach((option, rows) -> assertThat(parsed.<Integer>matchedOptionValue(option, 0))
                        .isEqualTo(rows / 2));
        assertThat(parsed.<Long>matchedOptionValue("--latency-ms", 0L)).isEqualTo(20);
    }

    @Test
    void writesValuesBelowTheirNames() {
        String line = new Measurement(50, 49_000, 6_000, 40, 20.25, 300L << 20).line();
        assertThat(line).hasSameSizeAs(Measurement.HEADER);
        assertThat(line.trim().split(" {2,}")).containsExactly("50 ms", "49000", "6000", "40.0", "1225", "20.3", "300");
    }

    @Test
    void namesTheVendorsThatItKnows() {
        StringWriter said = new StringWriter();
        int status =
                new CommandLine(new Benchmark()).setErr(new PrintWriter(said)).execute("nobody");
        assertThat(status).isEqualTo(2);
        assertThat(said.toString()).contains("known: customerio, intercom, kustomer, listrak, segment");
    }
}
