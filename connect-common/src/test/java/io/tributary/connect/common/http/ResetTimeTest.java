package io.tributary.connect.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The formats in which a header may say when a quota is reset. */
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
        "0.25, PT0.25S",
        "007, PT7S",
        "1787241623000000, PT23S",
        "1787241623000000000, PT23S",
        "86400, PT24H",
        "2678400, PT744H",
        "1000000000, PT0S",
        "'3, 3', PT3S",
        "'3,60', PT60S",
        "'60, 2.5', PT60S",
        "'-5, 3', PT3S",
        "'Thu, 20 Aug 2026 16:00:23 GMT, Thu, 20 Aug 2026 16:00:23 GMT', PT23S",
        "'Thursday, 20-Aug-26 16:00:23 GMT, 7', PT23S",
        "'2026-08-20T16:00:23Z, 2026-08-20T16:00:24Z', PT24S",
        "1787241599, PT0S",
        "'Thu, 20 Aug 2026 15:59:59 GMT', PT0S"
    })
    void everyFormatGivesTheSameTime(String text, Duration left) {
        assertThat(ResetTime.until(text, NOW)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "soon",
                "-5",
                "+5",
                "2.",
                ".5",
                "1e9",
                "0x10",
                "NaN",
                "Infinity",
                "2678401",
                "999999999",
                "99999999999",
                "253402300799",
                "31556889864403199",
                "9223372036854775807",
                "99999999999999999999",
                "Thu, 99 Aug 2026 16:00:23 GMT",
                "Fri, 31 Dec 9999 23:59:59 GMT",
                "+999999999-12-31T23:59:59Z"
            })
    void otherTextIsIgnored(String text) {
        assertThat(ResetTime.until(text, NOW)).isNull();
    }

    @Test
    void missingHeaderIsIgnored() {
        assertThat(ResetTime.until(null, NOW)).isNull();
    }
}
