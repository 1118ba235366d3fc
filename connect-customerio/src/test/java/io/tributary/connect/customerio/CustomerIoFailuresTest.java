package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Failed responses: which are retried, which wait, which pause a table, which fail the task. */
class CustomerIoFailuresTest extends SimulatedTask {

    /** Only a 429 reveals the limit. It holds the requests of all tables. */
    @Test
    void retryAfterHoldsAllRequests() {
        open(few());
        customerIo.faults().next("/v1/campaigns", Fault.rateLimited(2));
        driver.set("max.retries", "0").set("max.concurrent.requests", "1");
        driver.start().firstSync();
        assertEachRowOnce(all());
        List<LoggedRequest> log = customerIo.log().latest();
        int refused = 0;
        while (log.get(refused).status() != 429) {
            refused++;
        }
        assertThat(Duration.between(log.get(refused).at(), log.get(refused + 1).at()))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    /** When a daily quota is used up, the response has no time to wait. */
    @Test
    void limitWithoutRetryAfterBacksOff() {
        open(few());
        tables("topics");
        once();
        customerIo.faults().next("GET /v1/subscription_topics", Fault.status(429), 5);
        driver.set("max.retries", "0").set("retry.backoff.ms", "40").set("retry.backoff.max.ms", "60000");
        driver.start().firstSync();
        assertEachRowOnce("topics");
        List<LoggedRequest> log = customerIo.log().latest().stream()
                .filter(request -> request.table().equals("topics"))
                .toList();
        assertThat(log).extracting(LoggedRequest::status).containsExactly(429, 429, 429, 429, 429, 200);
        for (int i = 1; i < log.size(); i++) {
            assertThat(Duration.between(log.get(i - 1).at(), log.get(i).at()))
                    .as("at least half of the doubled wait")
                    .isGreaterThanOrEqualTo(Duration.ofMillis((20L << (i - 1)) - 2));
        }
    }

    @Test
    void requestsAreSpreadOverTheSecond() {
        open(few());
        tables("customers", "newsletters", "topics", "types", "segments", "exports", "eps_suppression");
        driver.set("requests.per.second", "10").set("poll.interval.ms", "3600000");
        driver.set("snapshot.interval.ms", "3600000");
        Instant start = Instant.now();
        driver.start().firstSync();
        List<Instant> times = new ArrayList<>();
        customerIo.log().latest().forEach(request -> times.add(request.at()));
        times.sort(null);
        assertThat(times).hasSizeGreaterThan(12);
        for (int i = 0; i < times.size(); i++) {
            assertThat(Duration.between(start, times.get(i)))
                    .as("request %d of ten a second", i)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(100 * i - 5));
        }
    }

    @Test
    void forbiddenTablesArePausedAndTheOthersContinue() {
        open(few());
        customerIo.forbid("customers");
        customerIo.faults().always("/v1/object_types", Fault.status(404));
        customerIo.faults().always("/v1/exports", Fault.status(422));
        driver.start().firstSync();
        List<String> paused = List.of("customers", "types", "exports");
        paused.forEach(table -> {
            assertThat(isParked(table)).isTrue();
            assertThat(records(table)).isEmpty();
        });
        assertEachRowOnce(
                Stream.of(all()).filter(table -> !paused.contains(table)).toArray(String[]::new));
    }
}
