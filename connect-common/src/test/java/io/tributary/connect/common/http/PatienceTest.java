package io.tributary.connect.common.http;

import static io.tributary.connect.common.testing.RawServer.ok;
import static io.tributary.connect.common.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.testing.FakeClock;
import io.tributary.connect.common.testing.LogWatch;
import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.RawServer.Response;
import io.tributary.connect.common.testing.ToyVendor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long an outage may last, whatever the server asks for and however the wall clock steps. */
class PatienceTest {
    private static final Response GOOD = ok("{'data':[{'id':1}]}");

    private final RawServer server = new RawServer();
    private final Harness harness = new Harness(server.url());

    @AfterEach
    void close() {
        harness.close();
        server.close();
    }

    @Test
    void defaultsSurviveAnOutageOfAQuarterOfAnHour() {
        ApiSourceConfig config = new ToyVendor().config(Map.of(ToyVendor.TOKEN_CONFIG, "t"));
        for (int seed = 0; seed < 100; seed++) {
            Backoff backoff = new Backoff(config.retryBackoff(), config.retryBackoffMax(), new SplittableRandom(seed));
            long ms = 0;
            for (int failures = 1; failures <= config.maxRetries(); failures++) {
                ms += backoff.delay(failures, null).toMillis();
            }
            assertThat(Duration.ofMillis(ms)).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(20));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Retry-After: 0", "Retry-After: 0.001", "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT", "X: y"})
    void retryAfterOfZeroDoesNotUseUpTheAttempts(String header) {
        server.on("/x", response(503, "{}", header));
        catchThrowableOfType(ApiException.class, () -> harness.read("/x"));
        assertThat(total()).isBetween(Duration.ofMillis(560), Duration.ofMillis(800));
    }

    @Test
    void retryAfterIsTheMinimum() {
        server.on("/x", response(503, "{}", "Retry-After: 120"), GOOD);
        harness.read("/x");
        assertThat(total()).isBetween(Duration.ofSeconds(120), Duration.ofMillis(120_100));
    }

    @Test
    void outageAndItsEndAreLogged() {
        server.on("/x", response(503, "{}"), response(503, "{}"), GOOD);
        harness.table = "troubled";
        try (LogWatch log = LogWatch.of(Outage.class.getName(), Level.INFO)) {
            harness.read("/x");
            List<String> messages = log.messages("Table troubled");
            assertThat(messages).hasSize(2);
            assertThat(messages.get(0)).contains("GET /x returned 503", "Attempt 1 of 4");
            assertThat(messages.get(1)).contains("succeed again");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retry-After: 7200", "Retry-After: Sat, 31 Jan 2026 14:00:00 GMT"})
    void holdOfMoreThanAnHourIsLoggedOnce(String header) {
        String date = "Date: Sat, 31 Jan 2026 12:00:00 GMT";
        server.on("/x", response(429, "{}", header, date), GOOD);
        harness.table = "held";
        try (LogWatch log = LogWatch.of(SharedBudget.class.getName(), Level.WARN)) {
            harness.read("/x");
            assertThat(log.messages("Table held: GET /x returned 429"))
                    .singleElement()
                    .asString()
                    .contains("No requests are sent until 2026-01-31T14:00:00Z");
        }
        assertThat(total()).isGreaterThanOrEqualTo(Duration.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1769860830",
                "1769860830000",
                "1769860830.0",
                "30",
                "30, 30",
                "Sat, 31 Jan 2026 12:00:30 GMT",
                "Saturday, 31-Jan-26 12:00:30 GMT",
                "Sat Jan 31 12:00:30 2026",
                "2026-01-31T12:00:30Z"
            })
    void usedUpQuotaHoldsUntilItsResetInAnyFormat(String reset) {
        String date = "Date: Sat, 31 Jan 2026 12:00:00 GMT";
        server.on("/x", ok("{'data':[]}", "X-RateLimit-Remaining: 0", "X-RateLimit-Reset: " + reset, date));
        harness.read("/x");
        harness.read("/x");
        assertThat(total()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600_000, 3_600_000, -400L * 86_400_000, 400L * 86_400_000})
    void wallClockStepChangesNoPause(long step) {
        FakeClock time = harness.clock;
        server.on("/x", stepping(response(429, "{}", "Retry-After: 60"), step), response(500, "{}"), GOOD);
        harness.read("/x");
        assertThat(total()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
        assertThat(Duration.ofMillis(time.elapsedMs())).isEqualTo(total());
    }

    private Response stepping(Response response, long step) {
        return (out, socket) -> {
            harness.clock.step(step);
            response.write(out, socket);
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600_000, 3_600_000})
    void wallClockStepDoesNotChangeAHold(long step) throws InterruptedException {
        FakeClock time = new FakeClock(0);
        Quota quota = new Quota(request -> true, 2, Duration.ofSeconds(10));
        Allowance allowance = new Allowance(5, Duration.ofSeconds(1), List.of(quota));
        TaskBudget budget = TaskBudget.open("test", URI.create("http://localhost"), allowance, 1, time);
        budget.holdFor(Duration.ofSeconds(5), "used up");
        time.step(step);
        assertThat(budget.acquire("x", ApiRequest.get("/x"))).isEqualTo(Duration.ofSeconds(5));
        budget.acquire("x", ApiRequest.get("/x"));
        time.step(step);
        assertThat(budget.acquire("x", ApiRequest.get("/x"))).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 60_000, Long.MAX_VALUE})
    void noPauseOverflows(long ms) {
        Backoff backoff =
                new Backoff(Duration.ofMillis(ms), Duration.ofMillis(Long.MAX_VALUE), new SplittableRandom(1));
        Stream.of(1, 2, 30, 1000)
                .map(failures -> backoff.delay(failures, null))
                .forEach(delay -> assertThat(delay).isBetween(Duration.ZERO, Duration.ofDays(1)));
        assertThat(backoff.delay(1, Duration.ofSeconds(Long.MAX_VALUE))).isLessThanOrEqualTo(Duration.ofDays(2));
    }

    private Duration total() {
        return harness.clock.sleeps().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
