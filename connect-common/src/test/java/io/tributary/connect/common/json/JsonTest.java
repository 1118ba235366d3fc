package io.tributary.connect.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"z\":1,\"a\":2}", "[1.10,0.000000000000000000001234,123456789012345678901234567890]", "null"})
    void textSurvivesARoundTrip(String text) {
        assertThat(Json.parse(Json.text(Json.parse(text)))).isEqualTo(Json.parse(text));
    }

    @Test
    void keysAndDigitsAreKept() {
        assertThat(Json.text(Json.parse("{\"z\":1.10,\"a\":12345678901234567890}")))
                .isEqualTo("{\"z\":1.10,\"a\":12345678901234567890}");
    }

    @Test
    void nestingHasALimit() {
        assertThat(Json.parse("[".repeat(200) + "]".repeat(200)).isArray()).isTrue();
        assertThatThrownBy(() -> Json.parse("[".repeat(201) + "]".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersHaveALimit() {
        assertThatThrownBy(() -> Json.parse("1".repeat(1001))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void invalidJsonIsReported() {
        assertThatThrownBy(() -> Json.parse("{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("invalid JSON");
    }
}
