package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WallClockTest {
    private final WallClock clock = new WallClock(ZoneId.of("America/New_York"));

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T12:00:00, 2026-01-15T17:00:00Z",
        "2026-07-15T12:00:00, 2026-07-15T16:00:00Z",
        "2026-07-15T12:00:00.5, 2026-07-15T16:00:00.500Z",
        "2026-07-15 12:00:00.1234567, 2026-07-15T16:00:00.123456700Z",
        "2026-07-15T12:00:00Z, 2026-07-15T12:00:00Z",
        "2026-07-15T12:00:00+02:00, 2026-07-15T10:00:00Z",
        "7/15/2026 1:05:09 PM, 2026-07-15T17:05:09Z",
        "2026-11-01T01:30:00, 2026-11-01T05:30:00Z",
        "2026-03-08T02:30:00, 2026-03-08T07:30:00Z",
    })
    void readsEveryFormat(String text, Instant moment) {
        assertThat(clock.read(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00", "1753-01-01T00:00:00", "1900-01-01T00:00:00"})
    void readsPlaceholderYearsAsUnset(String text) {
        assertThat(clock.read(text)).isNull();
        assertThat(WallClock.isUnset(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01T00:00:00", "13/13/2026 1:00:00 AM"})
    void readsNothingElse(String text) {
        assertThat(clock.read(text)).isNull();
        assertThat(WallClock.isUnset(text)).isFalse();
    }

    @Test
    void writesWallTimeWithoutAnOffset() {
        assertThat(clock.text(Instant.parse("2026-07-15T16:00:00.999Z"))).isEqualTo("2026-07-15T12:00:00");
    }
}
