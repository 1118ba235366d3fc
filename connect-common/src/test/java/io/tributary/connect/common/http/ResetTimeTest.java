package io.tributary.connect.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which forms a header may tell when a quota is given back. */
class ResetTimeTest {
    private static final Instant NOW = Instant.parse("2026-08-20T16:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "'Thu, 20 Aug 2026 16:00:23 GMT', PT23S",
        "'Thu, 20 Aug 2026 16:00:23 +0000', PT23S",
        "'20 Aug 2026 18:00:23 +0200', PT23S",
        "'Thursday, 20-Aug-26 16:00:23 GMT', PT23S",
        "'Thu Aug 20 16:00:23 2026', PT23S",
        "'Thu Aug  6 16:00:23 2026', PT0S",
        "2026-08-20T16:00:23Z, PT23S",
        "2026-08-20T18:00:23.500+02:00, PT23.5S",
        "1787241623, PT23S",
        "1787241623.5, PT23.5S",
        "1787241623000, PT23S",
        "' 23 ', PT23S",
        "2.5, PT2.5S",
        "0, PT0S",
        "1787241599, PT0S",
        "'Thu, 20 Aug 2026 15:59:59 GMT', PT0S"
    })
    void everyFormTellsTheSame(String text, Duration left) {
        assertThat(ResetTime.until(text, NOW)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "-5", "1e9", "NaN", "3, 3", "99999999999999999999", "Thu, 99 Aug 2026 16:00:23 GMT"})
    void otherTextTellsNothing(String text) {
        assertThat(ResetTime.until(text, NOW)).isNull();
    }

    @Test
    void missingHeaderTellsNothing() {
        assertThat(ResetTime.until(null, NOW)).isNull();
    }
}
