package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.customerio.CustomerIoBuilder;
import io.tributary.simulators.customerio.SimulatedCustomerIo;
import io.tributary.simulators.http.LoggedRequest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages: windows, drafts, and what the documentation leaves open about both. */
class CustomerIoMessagesTest extends SimulatedTask {
    private static final long SECOND = 1_600_000_000;

    static Stream<Arguments> readings() {
        return Stream.of(
                Arguments.argumentSet("as seen", builder()),
                Arguments.argumentSet("drafts among all", builder().draftsAmongMessages()),
                Arguments.argumentSet("empty pages", builder().emptyPages()));
    }

    private static CustomerIoBuilder builder() {
        return SimulatedCustomerIo.builder();
    }

    @ParameterizedTest
    @MethodSource("readings")
    void arriveOnceInEveryForm(CustomerIoBuilder workspace) {
        open(workspace.size("messages", 300));
        tables("messages");
        driver.start().firstSync();
        assertEachRowOnce("messages");
    }

    /** Without bounds, the API returns six months only, and never more than six months in one response. */
    @Test
    void reachBackToTheFirstWindow() {
        open(few().history(Instant.parse("2012-01-02T00:00:00Z"), Instant.parse("2013-01-01T00:00:00Z")));
        tables("messages");
        driver.start().firstSync();
        assertEachRowOnce("messages");
    }

    /** A newsletter creates more messages in one second than fit on a page. */
    @Test
    void manyOfOneSecondAllArrive() {
        open(few().size("messages", 2500));
        tables("messages");
        workspace().ids("messages").forEach(id -> created("messages", "created", id, SECOND));
        driver.start().firstSync();
        assertEachRowOnce("messages");
    }

    @Test
    void beginAtTheStartDate() {
        open(few());
        tables("messages");
        long start = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();
        created("messages", "created", first("messages"), start);
        driver.set("start.date", "01/01/2025").start().firstSync();
        assertThat(latest("messages"))
                .hasSize((int) customerIo.truth("messages").values().stream()
                        .filter(row -> row.path("created").asLong() >= start)
                        .count())
                .isNotEmpty();
        assertThat(requests()).allMatch(request -> bound(request, "start_ts") >= start);
    }

    /** Windows that are known to be full are read in parts, in parallel. */
    @Test
    void fullWindowsAreReadInParts() {
        open(few().size("messages", 9_000)
                .history(Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-05-05T00:00:00Z")));
        tables("messages");
        driver.start().firstSync();
        assertEachRowOnce("messages");
        long end = requests().stream()
                .mapToLong(request -> bound(request, "end_ts"))
                .max()
                .orElseThrow();
        assertThat(end).isGreaterThan(now());
    }

    private List<LoggedRequest> requests() {
        return customerIo.log().latest().stream()
                .filter(request -> request.endpoint().equals(MESSAGES))
                .toList();
    }

    private static long bound(LoggedRequest request, String name) {
        return Stream.of(request.query().split("&"))
                .filter(parameter -> parameter.startsWith(name + '='))
                .mapToLong(parameter -> Long.parseLong(parameter.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
