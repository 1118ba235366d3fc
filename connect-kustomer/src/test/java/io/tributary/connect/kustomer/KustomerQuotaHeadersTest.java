package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.QuotaHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the headers say about the quota. */
class KustomerQuotaHeadersTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private final QuotaHeaders headers = QuotaHeaders.RATE_LIMIT;

    @Test
    void pausesUntilTheResetIfNothingIsLeft() {
        assertThat(hold("0", "1700000012")).isEqualTo(Duration.ofSeconds(12));
        assertThat(hold("0", "1700000012.5")).isEqualTo(Duration.ofMillis(12_500));
        assertThat(hold("1", "1700000012")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1e9", "99999999999999999999999999"})
    void doesNotPauseWithoutAReadableReset(String reset) {
        assertThat(hold("0", reset)).isNull();
    }

    @Test
    void doesNotPauseWithoutHeaders() {
        assertThat(headers.hold(Map.of(), NOW)).isNull();
        assertThat(headers.hold(Map.of("x-ratelimit-remaining", "0"), NOW)).isNull();
    }

    private Duration hold(String remaining, String reset) {
        return headers.hold(Map.of("x-ratelimit-remaining", remaining, "x-ratelimit-reset", reset), NOW);
    }
}
