package io.tributary.connect.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.testing.FakeClock;
import io.tributary.connect.common.testing.LogWatch;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is logged about requests that fail and are retried. */
class OutageTest {
    private static final int MAX = 26;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final String table = "t-" + UUID.randomUUID();
    private final FakeClock time = new FakeClock(0);
    private final Outage outage = new Outage(table, time);
    private final LogWatch log = LogWatch.of(Outage.class.getName(), Level.INFO);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void firstFailureIsLoggedWithResponseAttemptAndPause() {
        outage.started();
        fail(1);
        assertThat(logged())
                .containsExactly(
                        "Table " + table + ": GET /x returned 503 (down). Attempt 1 of 26, next attempt in 3 s;"
                                + " failing requests of this table: 1");
    }

    @Test
    void manyConcurrentFailuresAreLoggedOnce() {
        for (int i = 0; i < 64; i++) {
            outage.started();
            fail(1);
        }
        assertThat(logged()).hasSize(1);
        for (int i = 0; i < 64; i++) {
            assertThat(logged()).hasSize(1);
            time.advance(100);
            outage.ended(true);
        }
        assertThat(logged())
                .hasSize(2)
                .last()
                .isEqualTo("Table " + table + ": requests succeed again, 6 s after the first failure");
    }

    @Test
    void longOutageIsLoggedAtGrowingIntervals() {
        outage.started();
        for (int second = 0; second < 3600; second++) {
            fail(1 + second / 60);
            time.advance(1000);
        }
        assertThat(logged()).hasSize(11);
    }

    @Test
    void shortFailuresDoNotFloodTheLog() {
        for (int second = 0; second < 3600; second++) {
            outage.started();
            fail(1);
            time.advance(500);
            outage.ended(true);
            time.advance(500);
        }
        assertThat(logged()).hasSizeLessThan(140);
    }

    @Test
    void outageAfterAnotherOneIsLoggedWithinAMinute() {
        outage.started();
        for (int minute = 0; minute < 30; minute++) {
            fail(1);
            time.advance(60_000);
        }
        outage.ended(true);
        int before = logged().size();
        time.advance(60_000);
        outage.started();
        fail(1);
        assertThat(logged()).hasSize(before + 1);
    }

    @Test
    void pauseOfMoreThanAnHourIsAlwaysLogged() {
        outage.started();
        fail(1);
        outage.failed(failure(), 2, MAX, Duration.ofHours(2));
        assertThat(logged()).hasSize(2).last().asString().contains("next attempt in 7200 s");
    }

    @Test
    void requestThatGaveUpIsNotReportedAsRecovered() {
        outage.started();
        fail(1);
        outage.ended(false);
        assertThat(logged()).hasSize(1);
    }

    private void fail(int attempt) {
        outage.failed(failure(), attempt, MAX, PAUSE);
    }

    private ApiException failure() {
        return new ApiException(Kind.RETRY, 503, null, "Table " + table + ": GET /x returned 503 (down)", null);
    }

    private List<String> logged() {
        return log.messages(table);
    }
}
