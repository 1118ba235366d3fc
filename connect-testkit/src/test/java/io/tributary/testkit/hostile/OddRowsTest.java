package io.tributary.testkit.hostile;

import static io.tributary.connect.common.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.connect.common.testing.ToyVendor;
import io.tributary.testkit.contract.TaskTest;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One odd row affects only itself: it is sent once, as a record or a dead letter. The rows around it are sent. */
@Tag("slow")
class OddRowsTest {
    private static final int DEAD_LETTER_BYTES = 64 * 1024;

    private final RawServer server = new RawServer();
    private final TaskDriver driver = new TaskDriver(
            ToyVendor.Connector::new,
            Map.of("api.token", "t0k3n", "api.url", server.url(), "requests.per.second", "0", "max.retries", "1"));

    @AfterEach
    void close() {
        driver.close();
        server.close();
    }

    private static Stream<Arguments> odd() {
        return arguments(OddRows.odd());
    }

    private static Stream<Arguments> unreadable() {
        return Stream.concat(arguments(OddRows.beyondLimits()), arguments(OddRows.badBytes()));
    }

    private static Stream<Arguments> arguments(Map<String, String> rows) {
        return rows.entrySet().stream().map(row -> Arguments.argumentSet(row.getKey(), row.getValue()));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void stopsOnlyItself(String row) {
        String page = "[{\"id\":\"a\",\"updated_at\":1000}," + row + ",{\"id\":\"b\",\"updated_at\":2000}]";
        server.on("/things", response(200, Wire.bytes("{\"things\":" + page + "}")));
        server.any(response(200, Wire.bytes("{\"rows\":" + page + "}")));
        driver.start().firstSync();
        requireRowsAround("things");
        requireRowsAround("rows");
        int before = driver.records().size();
        driver.sync();
        assertThat(driver.records()).hasSize(before);
        driver.stop();
        driver.start().firstSync();
        assertThat(driver.records()).hasSize(before);
        assertThat(driver.records()).allMatch(record -> record.value() != null);
    }

    /** Limits apply to each row. Invalid bytes become U+FFFD. */
    @ParameterizedTest
    @MethodSource("unreadable")
    void stopsOnlyItselfIfItIsUnreadable(String row) {
        stopsOnlyItself(row);
    }

    private void requireRowsAround(String table) {
        assertThat(driver.records("toy." + table))
                .extracting(record -> TaskTest.id(record))
                .contains("a", "b")
                .doesNotHaveDuplicates();
        long odd = driver.records("toy." + table).size()
                - 2
                + driver.records("toy.dead-letters").stream()
                        .filter(record -> isOf(record, table))
                        .count();
        assertThat(odd).as("the odd row of " + table).isEqualTo(1);
        assertThat(driver.attribute(table, "State")).isNotEqualTo("PARKED");
    }

    private static boolean isOf(SourceRecord letter, String table) {
        String key = (String) letter.key();
        assertThat(key).matches("(things|rows):[0-9a-f]{64}");
        assertThat(letter.value().toString()).hasSizeLessThanOrEqualTo(DEAD_LETTER_BYTES);
        return key.startsWith(table + ':');
    }
}
