package io.tributary.connect.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.FakeClock;
import io.tributary.connect.common.testing.LogWatch;
import java.time.Instant;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the server's clock is used. */
class ServerClockTest {
    private static final Instant OURS = Instant.parse("2026-08-20T16:00:00Z");

    private final ServerClock clock = new ServerClock(new FakeClock(OURS.toEpochMilli()));

    @ParameterizedTest
    @CsvSource({
        "'Thu, 20 Aug 2026 16:00:07 GMT', 2026-08-20T16:00:07Z",
        "'Thursday, 20-Aug-26 16:00:07 GMT', 2026-08-20T16:00:07Z",
        "'Thu Aug 20 16:00:07 2026', 2026-08-20T16:00:07Z",
        "'Fri, 21 Aug 2026 16:00:00 GMT', 2026-08-21T16:00:00Z",
        "'Wed, 19 Aug 2026 16:00:00 GMT', 2026-08-19T16:00:00Z"
    })
    void isUsedWithinADay(String date, Instant time) {
        try (LogWatch log = LogWatch.of(ServerClock.class.getName(), Level.WARN)) {
            assertThat(clock.at(date)).isEqualTo(time);
            assertThat(log.messages("2026-08-20T16:00:00Z")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fri, 31 Dec 9999 23:59:59 GMT",
                "Fri, 21 Aug 2026 16:00:01 GMT",
                "Wed, 19 Aug 2026 15:59:59 GMT",
                "Thu, 01 Jan 1970 00:00:00 GMT",
                "Tue, 20 Aug 2126 16:00:00 GMT"
            })
    void implausibleTimeIsIgnoredAndLoggedOnce(String date) {
        try (LogWatch log = LogWatch.of(ServerClock.class.getName(), Level.WARN)) {
            assertThat(clock.at(date)).isEqualTo(OURS);
            assertThat(clock.at(date)).isEqualTo(OURS);
            assertThat(log.messages("the worker's 2026-08-20T16:00:00Z")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "1787241600", "Thu, 20 Aug 2026", "Thu, 99 Aug 2026 16:00:00 GMT"})
    void isTheWorkersIfTheHeaderIsUnreadable(String date) {
        assertThat(clock.at(date)).isEqualTo(OURS);
    }

    @Test
    void isTheWorkersWithoutAHeader() {
        assertThat(clock.at(null)).isEqualTo(OURS);
    }
}
