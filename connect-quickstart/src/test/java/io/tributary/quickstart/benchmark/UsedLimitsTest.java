package io.tributary.quickstart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.VendorRegistry;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UsedLimitsTest {
    /** Eight requests a second for ten seconds, one of them refused, then one a second for another table. */
    private static final List<String> LOG = Stream.concat(
                    IntStream.range(0, 80).mapToObj(i -> (500 + 125 * i) + "\tpeople\tGET /people\t" + (i == 40 ? 429 : 200)),
                    IntStream.range(0, 10).mapToObj(i -> (10_500 + 1000 * i) + "\tlist\tGET /list\t200"))
            .toList();

    @Test
    void countsCompleteWindowsOfTheSyncAndOfItsLargestTables() {
        List<String> lines = UsedLimits.of(
                        VendorRegistry.named("customerio").orElseThrow(), LOG)
                .lines();
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSameSizeAs(UsedLimits.HEADING));
        assertThat(lines)
                .extracting(line -> List.of(line.trim().split(" {2,}")))
                .containsExactly(
                        List.of("Customer.io", "requests", "10/1 s whole sync", "90", "19.0", "47%", "1.1%"),
                        List.of("Customer.io", "requests", "10/1 s people", "80", "9.9", "79%", "1.3%"),
                        List.of("Customer.io", "requests", "10/1 s list", "10", "9.0", "10%", "0.0%"));
    }

    @Test
    void saysNothingOfATimeWithoutACompleteWindow() {
        List<String> lines = UsedLimits.of(
                        VendorRegistry.named("segment").orElseThrow(), LOG)
                .lines();
        assertThat(lines.get(0).trim().split(" {2,}")).contains("-");
    }
}
