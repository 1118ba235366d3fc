package io.tributary.connect.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WirePathTest {

    @ParameterizedTest
    @ValueSource(strings = {"id", "firstName", "median_time_to_reply", "$init", "_sdc", "sha256", "x-2024"})
    void namesOfFieldsAreShown(String name) {
        assertThat(WirePath.shown(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "17",
                "anna@example.com",
                "Favourite colour",
                "id_12345",
                "5f3a9c0e1b2d4f6a8c9e0b1d",
                "1st",
                "a/b",
                "Gr\u00F6\u00DFe",
                "line\nbreak",
                "a23456789012345678901234567890123456789012345678901234567890123456789"
            })
    void namesThatMayBeDataAreHidden(String name) {
        assertThat(WirePath.shown(name)).isEqualTo("*");
    }

    @Test
    void nameOfMoreThan64CharactersIsHidden() {
        assertThat(WirePath.shown("a".repeat(64))).hasSize(64);
        assertThat(WirePath.shown("a".repeat(65))).isEqualTo("*");
    }

    @Test
    void indexesOfArraysAreOnePath() {
        assertThat(WirePath.of(JsonPointer.compile("/parts/12/link"))).isEqualTo("/parts/*/link");
    }
}
