package io.tributary.simulators.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SimulatedClockTest {
    private static final Instant BEFORE_MIDNIGHT = Instant.parse("2026-11-30T23:59:59Z");

    private Instant system = BEFORE_MIDNIGHT;
    private final Clock systemClock = ((InstantSource) () -> system).withZone(ZoneOffset.UTC);
    private final SimulatedClock clock = new SimulatedClock(systemClock);

    @Test
    void todayIgnoresTheSystemsMidnight() {
        system = BEFORE_MIDNIGHT.plusSeconds(2);
        assertThat(clock.instant()).isEqualTo(system);
        assertThat(clock.today()).isEqualTo(LocalDate.parse("2026-11-30"));
    }

    @Test
    void todayMovesWithTheClock() {
        clock.advance(Duration.ofDays(2));
        assertThat(clock.today()).isEqualTo(LocalDate.parse("2026-12-02"));
        clock.set(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(clock.today()).isEqualTo(LocalDate.parse("2027-01-01"));
        clock.run();
        assertThat(clock.today()).isEqualTo(LocalDate.parse("2026-11-30"));
    }
}
