package io.tributary.connect.common.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OffsetsTest {

    @Test
    void offsetWithoutAVersionHasVersion1() {
        for (Map<String, Object> offset : List.<Map<String, Object>>of(
                Map.of("at", "x"),
                Map.of("at", "x", "version", 1),
                Map.of("at", "x", "version", 1L),
                Map.of("at", "x", "version", 1.0))) {
            assertThat(Offsets.current(offset)).isEqualTo(offset);
        }
        Map<String, Object> withNull = Collections.singletonMap("version", null);
        assertThat(Offsets.current(withNull)).isEqualTo(withNull);
    }

    @Test
    void offsetsOfNewerReleasesAreRefused() {
        for (Object version : List.of(2, 2L, 99.0, 4_294_967_297L, Long.MAX_VALUE)) {
            assertThatThrownBy(() -> Offsets.current(Map.of("version", version)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll(
                            "version " + version, "versions up to 1", "upgrade the connector", "delete the offset");
        }
    }

    @Test
    void versionsAreWholeNumbersFrom1On() {
        for (Object version : List.of("1", "one", 0, -1, 1.5, true, Double.NaN, Double.POSITIVE_INFINITY)) {
            assertThatThrownBy(() -> Offsets.current(Map.of("version", version)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("\"version\"", "whole number", String.valueOf(version));
        }
    }
}
