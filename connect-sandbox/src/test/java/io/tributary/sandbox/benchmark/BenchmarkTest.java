package io.tributary.sandbox.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.sandbox.intercom.SimulatedIntercomServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class BenchmarkTest {
    @Test
    void startsTheSimulatedVendorWithOptionsThatItKnows() {
        ParseResult parsed = new CommandLine(new SimulatedIntercomServer())
                .parseArgs(
                        Subject.of("intercom").orElseThrow().arguments(50, 20).toArray(String[]::new));
        assertThat(parsed.<Integer>matchedOptionValue("--contacts", 0)).isEqualTo(10_000);
        assertThat(parsed.<Integer>matchedOptionValue("--conversations", 0)).isEqualTo(2_500);
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
        assertThat(said.toString()).contains("known: intercom");
    }
}
