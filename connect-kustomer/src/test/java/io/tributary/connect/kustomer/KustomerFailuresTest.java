package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.simulators.http.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

/** Failures between the task and the API. */
class KustomerFailuresTest extends SimulatedTask {
    /** Within the live index, and before all rows. */
    private static final String RECENT =
            Instant.now().minus(500, ChronoUnit.DAYS).toString();

    @Test
    void aSearchThatTimedOutIsNotUsed() {
        open(few());
        tables("notes");
        kustomer.timeOutSearches(3);
        driver.start().firstSync();
        assertEachVersionOnce("notes");
        assertThat(driver.attribute("notes", "Retries")).isEqualTo(3L);
    }

    @Test
    void givesUpAfterManyFailuresWithAMessage() {
        open(few());
        tables("notes");
        driver.set("max.retries", "2").set("start.date", RECENT);
        kustomer.faults().always("*/search", Fault.status(500));
        driver.start();
        assertThatThrownBy(driver::firstSync)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("notes")
                .hasMessageContaining("POST /v1/customers/search")
                .hasMessageContaining("500")
                .hasMessageContaining("3 attempts");
    }

    @Test
    void rateLimitIsNeverAFailure() {
        open(few());
        tables("notes");
        driver.set("max.retries", "0");
        kustomer.faults().next("*/search", Fault.rateLimited(0), 4);
        driver.start().firstSync();
        assertEachVersionOnce("notes");
    }

    @Test
    void responseWithNothingRemainingIsUsed() {
        open(few());
        tables("notes");
        kustomer.limitRequests(1);
        kustomer.clock().set(Instant.now().truncatedTo(ChronoUnit.MINUTES).plusSeconds(59));
        driver.set("start.date", RECENT).start();
        driver.pollUntil(() -> !records("notes").isEmpty(), "the rows of the response");
        assertEachVersionOnce("notes");
        assertThat(kustomer.log().countOfStatus(429)).isZero();
    }

    @Test
    void missingRolePausesOnlyItsTable() {
        open(few());
        kustomer.forbid("tags");
        kustomer.forbid("messages");
        driver.start().firstSync();
        assertThat(isParked("tags")).isTrue();
        assertThat(isParked("messages")).isTrue();
        assertSameAsApi("conversations", "customers", "kobjects", "notes", "users", "teams", "shortcuts");
        assertThat(records("tags")).isEmpty();
    }

    @Test
    void anAddressOutsideTheAllowedRangeFailsTheTask() {
        open(few());
        tables("notes", "tags");
        driver.start().firstSync();
        kustomer.closed(true);
        assertThatThrownBy(driver::sync)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("403")
                .hasMessageContaining("allowed range");
    }

    @Test
    void planWithoutATablePausesIt() {
        open(few());
        tables("notes", "tags");
        kustomer.faults().always("/v1/tags", Fault.status(402));
        driver.start().firstSync();
        assertThat(isParked("tags")).isTrue();
        assertSameAsApi("notes");
    }

    @Test
    void pageThatLeadsBackDoesNotLoopForever() {
        open(few());
        tables("tags", "notes");
        String page = "{\"meta\":{\"pageSize\":100,\"page\":1},\"links\":{\"next\":\"/v1/tags?page=1&pageSize=100\"},"
                + "\"data\":[{\"type\":\"tag\",\"id\":\"1\"}]}";
        kustomer.faults().always("/v1/tags", Fault.json(200, page));
        driver.start().firstSync();
        assertThat(isParked("tags")).isTrue();
        assertThat(tombstones("tags")).isEmpty();
    }

    @Test
    void rowsWithoutAKeyGoToTheDeadLetters() {
        open(few());
        tables("teams");
        String page = "{\"meta\":{\"pageSize\":500,\"page\":1},\"links\":{\"next\":null},"
                + "\"data\":[{\"type\":\"team\",\"attributes\":{\"name\":\"keyless\"}},{\"type\":\"team\",\"id\":\"1\"}]}";
        kustomer.faults().always("/v1/teams", Fault.json(200, page));
        driver.start().firstSync();
        assertThat(driver.records("kustomer.dead-letters")).hasSize(1);
        assertThat(List.copyOf(latest("teams").keySet())).hasSize(1);
    }
}
