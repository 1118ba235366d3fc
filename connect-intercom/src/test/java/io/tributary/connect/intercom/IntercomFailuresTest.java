package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.sandbox.http.Fault;
import io.tributary.sandbox.http.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that fail: what is tried again, what waits, what parks a table, what fails the task. */
class IntercomFailuresTest extends SimulatedTask {
    private static final String[] ALL = IntercomTables.NAMES.toArray(new String[0]);

    static Stream<Arguments> passing() {
        return Stream.of(
                Arguments.argumentSet("408", Fault.status(408)),
                Arguments.argumentSet("500", Fault.status(500)),
                Arguments.argumentSet("502", Fault.status(502)),
                Arguments.argumentSet("503", Fault.status(503)),
                Arguments.argumentSet("504", Fault.status(504)),
                Arguments.argumentSet("cut", Fault.cutBody(30)),
                Arguments.argumentSet("empty", Fault.empty200()),
                Arguments.argumentSet("HTML with 200", Fault.html200()),
                Arguments.argumentSet("HTML with 403", Fault.html403()),
                Arguments.argumentSet("reset", Fault.reset()),
                Arguments.argumentSet("reset after the effect", Fault.resetAfter()),
                Arguments.argumentSet("silence", Fault.hang()));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void passingFailureIsTriedAgain(Fault fault) {
        open(few());
        driver.set("request.timeout.ms", "1000");
        intercom.faults().next("*", fault, 12);
        driver.start().firstSync();
        assertEachRowOnce(ALL);
        assertThat(intercom.violations()).isEmpty();
        assertThat(Stream.of(ALL)
                        .mapToLong(table -> (Long) driver.attribute(table, "Retries"))
                        .sum())
                .isEqualTo(12);
    }

    @Test
    void manyFailuresLoseAndRepeatNothing() {
        open(few().contacts(320).conversations(60).parts(200, 0));
        driver.set("max.retries", "30").set("retry.backoff.max.ms", "20");
        intercom.faults().sometimes("*", Fault.status(500), 0.15, 1);
        intercom.faults().sometimes("*", Fault.cutBody(100), 0.15, 2);
        intercom.faults().sometimes("*", Fault.resetAfter(), 0.15, 3);
        driver.start().firstSync();
        assertEachRowOnce(ALL);
    }

    @Test
    void failureThatStaysFailsTheTaskAndSaysWhere() {
        open(few());
        driver.set("max.retries", "2");
        intercom.faults().always("/tags", Fault.status(503));
        driver.start();
        assertThatThrownBy(() -> driver.firstSync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("tags", "GET /tags", "503", "3 attempts")
                .hasMessageNotContaining(intercom.token());
        assertThat(intercom.requests("GET /tags")).isEqualTo(3);
    }

    @Test
    void usedUpQuotaHoldsAllRequestsUntilItsReset() {
        open(few());
        intercom.faults().next(CONTACT_SEARCH, Fault.rateLimited(2));
        driver.set("max.retries", "0").set("max.concurrent.requests", "1");
        driver.start().firstSync();
        assertEachRowOnce(ALL);
        List<LoggedRequest> log = intercom.log().latest();
        int refused = 0;
        while (log.get(refused).status() != 429) {
            refused++;
        }
        Instant reset = Instant.ofEpochSecond(log.get(refused).at().getEpochSecond() + 2);
        assertThat(log.get(refused + 1).at()).isBetween(reset.minusMillis(50), reset.plusSeconds(1));
        assertThat((Long) driver.attribute("contacts", "ThrottledMilliseconds")).isPositive();
    }

    @Test
    void anyNumberOf429IsNoFailure() {
        open(few());
        tables("tags");
        driver.set("max.retries", "1");
        intercom.faults().next("/tags", Fault.status(429), 15);
        driver.start().firstSync();
        assertEachRowOnce("tags");
    }

    @Test
    void windowsOfTheServerAreKeptByItsHeaders() {
        open(few());
        driver.set("requests.per.second", "0").set("max.concurrent.requests", "2");
        intercom.rateLimiter().limit(20, Duration.ofSeconds(1));
        driver.start().firstSync();
        assertEachRowOnce(ALL);
        assertThat(intercom.log().countOfStatus(429)).isLessThanOrEqualTo(4);
    }

    @Test
    void refusedTokenFailsAtOnceWithoutShowingIt() {
        open(few());
        tables("contacts");
        driver.start().firstSync();
        intercom.token("another");
        assertThatThrownBy(() -> driver.sync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("401", "access.token", "Access Token Invalid")
                .hasMessageNotContaining("simulated-token");
        assertThat(intercom.log().countOfStatus(401)).isEqualTo(1);
    }

    @Test
    void forbiddenTablesAreParkedAndTheOthersGoOn() {
        open(few());
        intercom.forbid("segments");
        intercom.restrictPlan("conversations");
        driver.start().firstSync();
        assertThat(driver.attribute("segments", "State")).isEqualTo("PARKED");
        assertThat(driver.attribute("conversations", "State")).isEqualTo("PARKED");
        assertThat(records("segments")).isEmpty();
        assertThat(records("conversations")).isEmpty();
        assertEachRowOnce("admins", "companies", "company_segments", "contacts", "tags", "teams");
    }

    @Test
    void tableForbiddenLaterKeepsItsRows() {
        open(few());
        tables("segments", "tags");
        driver.start().firstSync();
        intercom.forbid("segments");
        driver.sync();
        assertThat(driver.attribute("segments", "State")).isEqualTo("PARKED");
        assertThat(tombstones("segments")).isEmpty();
        workspace().add("tags");
        assertThat(driver.sync()).hasSize(1);
    }

    @Test
    void forbiddenTableFailsTheTaskWhereAskedFor() {
        open(few());
        driver.set("tables.unavailable", "fail");
        intercom.forbid("teams");
        driver.start();
        assertThatThrownBy(() -> driver.firstSync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("teams", "GET /teams", "401", "tables.unavailable");
    }

    @Test
    void taskFailsWhenAllItsTablesAreForbidden() {
        open(few());
        tables("contacts", "companies", "tags");
        List.of("contacts", "companies", "tags").forEach(intercom::forbid);
        driver.start();
        assertThatThrownBy(() -> {
                    driver.firstSync();
                    driver.poll();
                })
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("None of this task's tables");
    }

    @Test
    void pagesHalveAfterTwoTimeouts() {
        open(few().conversations(140));
        tables("conversations");
        driver.set("request.timeout.ms", "500").set("deletes", "false");
        intercom.faults().next(CONVERSATION_SEARCH, Fault.hang(), 2);
        driver.set("poll.interval.ms", "3600000").start().firstSync();
        assertEachRowOnce("conversations");
        assertThat(intercom.requests(CONVERSATION_SEARCH)).isEqualTo(2 + 2);
    }

    @Test
    void pagesOfCompaniesShrinkToWhatTheApiTakes() {
        open(few().companies(120).largestCompanyPage(50));
        tables("companies");
        driver.set("poll.interval.ms", "3600000").start().firstSync();
        assertEachRowOnce("companies");
        assertThat(intercom.requests("POST /companies/search")).isEqualTo(2 + 3);
        assertThat(intercom.violations()).isEmpty();
    }

    @Test
    void refusedCursorIsDroppedAndReadingGoesOn() {
        open(few().contacts(500));
        tables("contacts");
        intercom.onRequest(CONTACT_SEARCH, 3, intercom::refuseCursors);
        driver.start().firstSync();
        assertEachRowOnce("contacts");
        assertThat(driver.attribute("contacts", "State")).isNotEqualTo("PARKED");
    }

    @Test
    void linkToAnotherHostIsRefused() {
        open(few());
        tables("tags", "teams");
        driver.start().firstSync();
        intercom.faults()
                .always(
                        "/tags",
                        Fault.json(
                                200, "{\"data\":[{\"id\":\"1\"}],\"pages\":{\"next\":\"http://127.0.0.2:1/tags\"}}"));
        driver.sync();
        assertThat(driver.attribute("tags", "State")).isEqualTo("PARKED");
        assertThat(tombstones("tags")).isEmpty();
    }

    @Test
    void linkThatLeadsBackIsGivenUp() {
        open(few());
        tables("tags", "teams");
        intercom.faults()
                .always("/tags", Fault.json(200, "{\"data\":[{\"id\":\"1\"}],\"pages\":{\"next\":\"/tags\"}}"));
        driver.start().firstSync();
        assertThat(driver.attribute("tags", "State")).isEqualTo("PARKED");
        assertThat(intercom.requests("GET /tags")).isLessThan(5);
    }
}
