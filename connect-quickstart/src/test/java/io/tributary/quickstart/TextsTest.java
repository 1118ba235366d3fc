package io.tributary.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    @ParameterizedTest
    @CsvSource({
        "0, just now",
        "1999, just now",
        "2000, 2 s ago",
        "119999, 119 s ago",
        "120000, 2 min ago",
        "7200000, 2 h ago"
    })
    void ageIsRounded(long age, String text) {
        assertThat(Texts.ago(10_000_000, 10_000_000 + age)).isEqualTo(text);
    }

    @Test
    void unknownValuesAreBlank() {
        assertThat(Texts.ago(0, 5)).isEmpty();
        assertThat(Texts.bar(OptionalDouble.empty())).isEmpty();
        assertThat(Texts.rate(0)).isEmpty();
    }

    @Test
    void hundredPercentMeansAll() {
        assertThat(Texts.percent(OptionalDouble.of(0.9999))).isEqualTo(" 99 %");
        assertThat(Texts.bar(OptionalDouble.of(1))).isEqualTo("████████████ 100 %");
    }

    @Test
    void rateIsThatOfTheLastSeconds() {
        Rate rate = new Rate();

        assertThat(rate.perSecond(1_000, 0)).isZero();
        assertThat(rate.perSecond(2_000, 500)).isEqualTo(500);
        assertThat(rate.perSecond(20_000, 500)).isLessThan(1);
        assertThat(rate.perSecond(30_000, 500)).isZero();
    }
}
