package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.sandbox.customerio.SimulatedCustomerIo;
import io.tributary.sandbox.http.Fault;
import io.tributary.sandbox.http.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that fail: what is tried again, what waits, what parks a table, what fails the task. */
class CustomerIoFailuresTest extends SimulatedTask {

    static Stream<Arguments> passing() {
        return Stream.of(
                Arguments.argumentSet("408", Fault.status(408)),
                Arguments.argumentSet("500", Fault.status(500)),
                Arguments.argumentSet("503", Fault.status(503)),
                Arguments.argumentSet("522", Fault.status(522)),
                Arguments.argumentSet("524", Fault.status(524)),
                Arguments.argumentSet("cut", Fault.cutBody(15)),
                Arguments.argumentSet("empty", Fault.empty200()),
                Arguments.argumentSet("HTML with 200", Fault.html200()),
                Arguments.argumentSet("reset", Fault.reset()),
                Arguments.argumentSet("silence", Fault.hang()));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void passingFailureIsTriedAgain(Fault fault) {
        open(few());
        driver.set("request.timeout.ms", "1000");
        customerIo.faults().next("*", fault, 12);
        driver.start().firstSync();
        assertEachRowOnce(ALL);
        assertThat(Stream.of(ALL)
                        .mapToLong(table -> (Long) driver.attribute(table, "Retries"))
                        .sum())
                .isEqualTo(12);
    }

    @Test
    void manyFailuresLoseAndRepeatNothing() {
        open(SimulatedCustomerIo.builder());
        driver.set("max.retries", "30").set("retry.backoff.max.ms", "20");
        customerIo.faults().sometimes("*", Fault.status(500), 0.15, 1);
        customerIo.faults().sometimes("*", Fault.cutBody(100), 0.15, 2);
        customerIo.faults().sometimes("*", Fault.resetAfter(), 0.15, 3);
        driver.start().firstSync();
        assertEachRowOnce(ALL);
    }

    @Test
    void failureThatStaysFailsTheTaskAndSaysWhere() {
        open(few());
        tables("topics");
        driver.set("max.retries", "2");
        customerIo.faults().always("/v1/subscription_topics", Fault.status(503));
        driver.start();
        assertThatThrownBy(() -> driver.firstSync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("topics", "GET /subscription_topics", "503", "3 attempts")
                .hasMessageNotContaining(customerIo.token());
        assertThat(customerIo.requests("GET /v1/subscription_topics")).isEqualTo(3);
    }

    /** Nothing but a 429 tells about the limit; it holds the requests of all tables. */
    @Test
    void retryAfterHoldsAllRequests() {
        open(few());
        customerIo.faults().next("/v1/campaigns", Fault.rateLimited(2));
        driver.set("max.retries", "0").set("max.concurrent.requests", "1");
        driver.start().firstSync();
        assertEachRowOnce(ALL);
        List<LoggedRequest> log = customerIo.log().latest();
        int refused = 0;
        while (log.get(refused).status() != 429) {
            refused++;
        }
        assertThat(Duration.between(log.get(refused).at(), log.get(refused + 1).at()))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    /** A daily quota that is used up says no time to wait. */
    @Test
    void anyNumberOf429IsNoFailure() {
        open(few());
        tables("topics");
        driver.set("max.retries", "1");
        customerIo.faults().next("/v1/subscription_topics", Fault.status(429), 15);
        driver.start().firstSync();
        assertEachRowOnce("topics");
    }

    @Test
    void requestsAreSpreadOverTheSecond() {
        open(few());
        tables("customers", "newsletters", "topics", "types", "segments", "exports", "eps_suppression");
        driver.set("requests.per.second", "10").set("poll.interval.ms", "3600000");
        driver.set("snapshot.interval.ms", "3600000").start().firstSync();
        List<Instant> times = new ArrayList<>();
        customerIo.log().latest().forEach(request -> times.add(request.at()));
        times.sort(null);
        assertThat(times).hasSizeGreaterThan(12);
        for (int i = 10; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 10), times.get(i))).isGreaterThan(Duration.ofMillis(850));
        }
    }

    @Test
    void refusedKeyFailsAtOnceWithoutShowingIt() {
        open(few());
        tables("newsletters");
        driver.start().firstSync();
        customerIo.token("another");
        assertThatThrownBy(() -> driver.sync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("401", "access.token", "api.region", "invalid_credentials")
                .hasMessageNotContaining("simulated-key");
        assertThat(customerIo.log().countOfStatus(401)).isEqualTo(1);
    }

    @Test
    void forbiddenTablesAreParkedAndTheOthersGoOn() {
        open(few());
        customerIo.forbid("customers");
        customerIo.faults().always("/v1/object_types", Fault.status(404));
        customerIo.faults().always("/v1/exports", Fault.status(422));
        driver.start().firstSync();
        List<String> parked = List.of("customers", "types", "exports");
        parked.forEach(table -> {
            assertThat(state(table)).isEqualTo("PARKED");
            assertThat(records(table)).isEmpty();
        });
        assertEachRowOnce(
                Stream.of(ALL).filter(table -> !parked.contains(table)).toArray(String[]::new));
    }

    @Test
    void tableForbiddenLaterKeepsItsRows() {
        open(few());
        tables("segments", "topics");
        driver.start().firstSync();
        customerIo.forbid("segments");
        driver.sync();
        assertThat(state("segments")).isEqualTo("PARKED");
        assertThat(tombstones("segments")).isEmpty();
        workspace().add("topics");
        assertThat(driver.sync()).hasSize(1);
    }

    @Test
    void unavailableTableFailsTheTaskWhereAsked() {
        open(few());
        customerIo.forbid("segments");
        driver.set("tables.unavailable", "fail").start();
        assertThatThrownBy(() -> driver.firstSync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("segments", "403", "does not have the scope");
    }
}
