package io.tributary.quickstart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.Load;
import io.tributary.simulators.RegisteredVendor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;

class BenchmarkTest {
    private static final Path USAGE = Path.of("src/main/resources/io/tributary/quickstart/benchmark/usage.txt");

    @ParameterizedTest
    @FieldSource("io.tributary.simulators.VendorRegistry#ALL")
    void startsTheSimulatedVendorWithOptionsThatItKnows(RegisteredVendor vendor) {
        Load load = vendor.load();
        ParseResult parsed = new CommandLine(load.server())
                .parseArgs(load.arguments(10_000, 20).toArray(String[]::new));
        load.rows()
                .forEach((option, rows) -> assertThat(parsed.<Integer>matchedOptionValue(option, 0))
                        .isEqualTo(rows / 2));
        assertThat(parsed.<Long>matchedOptionValue("--latency-ms", 0L)).isEqualTo(20);
    }

    @ParameterizedTest
    @FieldSource("io.tributary.simulators.VendorRegistry#ALL")
    void atLeastOneRowOfEachRemains(RegisteredVendor vendor) {
        Load load = vendor.load();
        List<String> arguments = load.arguments(1, 0);
        assertThat(arguments).filteredOn("1"::equals).hasSize(load.rows().size());
    }

    @Test
    void namesTheVendorsThatItKnows() {
        assertThat(refused("nobody")).contains("known: customerio, intercom, kustomer, listrak, segment, all");
    }

    @Test
    void namesTheCheckoutThatIsNotBuilt(@TempDir Path checkout) {
        assertThat(refused("segment", "--against", checkout.toString()))
                .contains("There is no connector in " + checkout.resolve("connect-segment"));
    }

    @Test
    void namesTheRunsThatItKnows() {
        assertThat(refused("segment", "--runs", "old")).contains("[YOUNG, WARM] (case-insensitive)");
    }

    private static String refused(String... arguments) {
        StringWriter said = new StringWriter();
        assertThat(Benchmark.execute(new PrintWriter(said), arguments)).isEqualTo(2);
        return said.toString();
    }

    /** The script shows this file, so that its help needs neither Java nor a build. */
    @Test
    void usageFileSaysWhatTheCommandKnows() throws IOException {
        assertThat(USAGE).content().isEqualTo(new CommandLine(new Benchmark()).getUsageMessage(Ansi.OFF));
        assertThat(Files.readAllLines(USAGE))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }
}
