package io.tributary.connect.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.testing.Toys;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that JSON can say and UTF-8 cannot. */
class LoneSurrogatesTest {

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "a\\udc00b", "\\ude00\\ud83d", "\\ud83d\\ude00\\ud83d"})
    void areKeptAsideInTheirEscapedForm(String odd) {
        Row row = Toys.rows().map(Toys.json("{'id':'a','other':'" + odd + "'}"));
        String extra = row.value().getString(TableSchema.EXTRA);
        assertThat(extra).contains("\\ud").isEqualTo(throughUtf8(extra));
        assertThat(Json.parse(extra)).isEqualTo(Json.parse("{\"/other\":\"" + odd + "\"}"));
    }

    @Test
    void areNoKey() {
        Row row = Toys.rows().map(Toys.json("{'id':'\\ud800'}"));
        assertThat(row.reject().reason()).startsWith("no primary key");
        assertThat(row.reject().json()).isEqualTo("{\"id\":\"\\ud800\"}");
    }

    @Test
    void makeDifferentVersions() {
        assertThat(fingerprint("'\\ud800'")).isNotEqualTo(fingerprint("'\\ud801'"));
        assertThat(fingerprint("'\\ud83d\\ude00'")).isEqualTo(fingerprint("'😀'"));
    }

    @Test
    void pairsStayAsTheyAre() {
        JsonNode node = Toys.json("{'a':'😀'}");
        assertThat(Json.text(node)).isEqualTo("{\"a\":\"😀\"}");
    }

    private static long fingerprint(String json) {
        return Toys.rows().map(Toys.json("{'id':'a','other':" + json + "}")).fingerprint();
    }

    private static String throughUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
