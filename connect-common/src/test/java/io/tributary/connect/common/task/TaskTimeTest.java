package io.tributary.connect.common.task;

import static io.tributary.connect.common.testing.RawServer.ok;
import static io.tributary.connect.common.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.LogWatch;
import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.connect.common.testing.ToyVendor;
import java.time.Duration;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task whose worker's clock is set, and one that the vendor makes wait. */
class TaskTimeTest {
    private static final long POLL_AND_MORE_MS = 1_000;

    private final RawServer server = new RawServer();
    private final TaskDriver driver = new TaskDriver(
            ToyVendor.Connector::new,
            Map.of("api.token", "t0k3n", "api.url", server.url(), "requests.per.second", "0", "max.retries", "1"));

    @AfterEach
    void close() {
        driver.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600, -400 * 86_400, 400 * 86_400})
    void pollsReturnAndSyncsContinueWhenTheWallClockSteps(long seconds) {
        server.any(ok("{'rows':[{'id':'a','updated_at':1000,'n':1}],'things':[{'id':'t'}]}"));
        driver.start().firstSync();
        driver.stepWallClock(Duration.ofSeconds(seconds));
        int before = server.requests().size();
        long start = System.nanoTime();
        driver.poll();
        assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis()).isLessThan(POLL_AND_MORE_MS);
        driver.pollUntil(() -> server.requests().size() > before + 4, "two more syncs of each table");
        assertThat(driver.records("toy.rows")).hasSize(1);
        assertThat(driver.records("toy.things")).hasSize(1);
    }

    @Test
    void snapshotThatIsDueInAnHourIsReadExactlyThen() {
        driver.set("snapshot.interval.ms", "3600000");
        server.any(ok("{'rows':[],'things':[{'id':'t'}]}"));
        driver.start().firstSync();
        driver.stepWallClock(Duration.ofDays(2));
        int before = snapshots();
        driver.poll();
        assertThat(snapshots()).isEqualTo(before);
        driver.advance(Duration.ofHours(1));
        driver.pollUntil(() -> snapshots() > before, "the next sweep");
    }

    private int snapshots() {
        return (int) server.requests().stream()
                .filter(request -> request.target().startsWith("/things"))
                .count();
    }

    @Test
    void longestIntervalNeverEnds() {
        driver.set("snapshot.interval.ms", Long.toString(Long.MAX_VALUE));
        server.any(ok("{'rows':[],'things':[{'id':'t'}]}"));
        driver.start().firstSync();
        int before = snapshots();
        driver.advance(Duration.ofDays(30_000));
        driver.poll();
        driver.poll();
        assertThat(snapshots()).isEqualTo(before);
    }

    @Test
    void throttledTimeIsShownWhileARequestWaits() {
        server.on("/rows?from=0", ok("{'rows':[]}")).on("/things", response(429, "{}", "Retry-After: 7200"));
        try (LogWatch log = LogWatch.of("io.tributary.connect.common.http.SharedBudget", Level.WARN)) {
            driver.start();
            driver.pollUntil(() -> throttled() > 0, "the wait to show");
            long first = throttled();
            driver.pollUntil(() -> throttled() > first, "the wait to grow");
            assertThat(log.messages("Table things: GET /things returned 429"))
                    .singleElement()
                    .asString()
                    .contains("No requests are sent until");
        }
    }

    private long throttled() {
        return (Long) driver.attribute("things", "ThrottledMilliseconds");
    }
}
