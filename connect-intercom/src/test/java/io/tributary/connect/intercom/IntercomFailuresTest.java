package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Failed responses: which are retried, which wait, which pause a table, which fail the task. */
class IntercomFailuresTest extends SimulatedTask {

    @Test
    void usedUpQuotaHoldsAllRequestsUntilItsReset() {
        open(few());
        intercom.faults().next(CONTACT_SEARCH, Fault.rateLimited(2));
        driver.set("max.retries", "0").set("max.concurrent.requests", "1");
        driver.start().firstSync();
        assertEachRowOnce(all());
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
    void rateLimitWindowsFollowTheHeaders() {
        open(few());
        driver.set("requests.per.second", "0").set("max.concurrent.requests", "2");
        intercom.rateLimiter().limit(20, Duration.ofSeconds(1));
        String[] tables = standardTables();
        driver.start().firstSync();
        assertEachRowOnce(tables);
        assertThat(intercom.log().countOfStatus(429)).isLessThanOrEqualTo(4);
    }

    @Test
    void forbiddenTablesArePausedAndTheOthersContinue() {
        open(few());
        intercom.forbid("segments");
        intercom.restrictPlan("conversations");
        driver.start().firstSync();
        assertThat(isParked("segments")).isTrue();
        assertThat(isParked("conversations")).isTrue();
        assertThat(records("segments")).isEmpty();
        assertThat(records("conversations")).isEmpty();
        assertEachRowOnce("admins", "companies", "company_segments", "contacts", "tags", "teams");
    }

    @Test
    void pagesHalveAfterTwoTimeouts() {
        open(few().conversations(140));
        tables("conversations");
        driver.set("request.timeout.ms", "3000").set("deletes", "false");
        intercom.faults().next(CONVERSATION_SEARCH, Fault.hang(), 2);
        driver.set("poll.interval.ms", "3600000").start().firstSync();
        assertEachRowOnce("conversations");
        assertThat(intercom.requests(CONVERSATION_SEARCH)).isEqualTo(2 + 2);
    }

    @Test
    void pagesOfCompaniesShrinkToWhatTheApiAccepts() {
        open(few().companies(120).largestCompanyPage(50));
        tables("companies");
        driver.set("poll.interval.ms", "3600000").start().firstSync();
        assertEachRowOnce("companies");
        assertThat(intercom.requests("POST /companies/search")).isEqualTo(2 + 3);
        assertThat(intercom.violations()).isEmpty();
    }

    @Test
    void refusedCursorIsDroppedAndReadingContinues() {
        open(few().contacts(500));
        tables("contacts");
        intercom.onRequest(CONTACT_SEARCH, 3, intercom::invalidateCursors);
        driver.start().firstSync();
        assertEachRowOnce("contacts");
        assertThat(isParked("contacts")).isFalse();
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
        assertThat(isParked("tags")).isTrue();
        assertThat(tombstones("tags")).isEmpty();
    }

    @Test
    void linkThatLeadsBackPausesTheTable() {
        open(few());
        tables("tags", "teams");
        intercom.faults()
                .always("/tags", Fault.json(200, "{\"data\":[{\"id\":\"1\"}],\"pages\":{\"next\":\"/tags\"}}"));
        driver.start().firstSync();
        assertThat(isParked("tags")).isTrue();
        assertThat(intercom.requests("GET /tags")).isLessThan(5);
    }
}
