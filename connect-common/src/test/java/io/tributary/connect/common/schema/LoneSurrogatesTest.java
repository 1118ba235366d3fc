package io.tributary.connect.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.testing.Toys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unpaired surrogates, which JSON can express and UTF-8 cannot. */
class LoneSurrogatesTest {
    private static final String R = "\uFFFD";

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "a\\udc00b", "\\ude00\\ud83d", "\\ud83d\\ude00\\ud83d"})
    void areKeptInTheirEscapedForm(String odd) {
        Row row = Toys.rows().map(Toys.json("{'id':'a','other':'" + odd + "'}"));
        String extra = row.value().getString(TableSchema.EXTRA);
        assertThat(extra).contains("\\ud").isEqualTo(throughUtf8(extra));
        assertThat(Json.parse(extra)).isEqualTo(Json.parse("{\"/other\":\"" + odd + "\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "\\ud800, R",
        "a\\udc00b, aRb",
        "\\ude00\\ud83d, RR",
        "\\ud83d\\ude00\\ud83d, 😀R",
        "\\ud83d\\u0000\\ud83d\\ude00, RR😀"
    })
    void areReplacedInTheirFieldAndKeptInExtra(String odd, String expected) {
        Row row = map("{'id':'a','url':'" + odd + "'}");
        assertThat(row.value().get("url")).isEqualTo(expected.replace("R", R));
        assertThat(Json.parse(row.value().getString(TableSchema.EXTRA)))
                .isEqualTo(Json.parse("{\"/url\":\"" + odd + "\"}"));
    }

    @Test
    void areReplacedAtAnyDepth() {
        Row row = map("{'id':'a','tags':['x','y\\ud83d'],'owner':{'avatar':'\\ud83d','address':{'city':'c\\ude00'}},"
                + "'parts':[{'id':1,'link':'l\\ud83d'}]}");
        assertThat(row.value().getArray("tags")).isEqualTo(List.of("x", "y" + R));
        Struct owner = row.value().getStruct("owner");
        assertThat(owner.get("avatar")).isEqualTo(R);
        assertThat(owner.getStruct("address").get("city")).isEqualTo("c" + R);
        assertThat(row.value().<Struct>getArray("parts").get(0).get("link")).isEqualTo("l" + R);
        assertThat(row.value().getString(TableSchema.EXTRA))
                .isEqualTo("{\"/tags/1\":\"y\\ud83d\",\"/owner/avatar\":\"\\ud83d\","
                        + "\"/owner/address/city\":\"c\\ude00\",\"/parts/0/link\":\"l\\ud83d\"}");
    }

    @Test
    void areReplacedInAKey() {
        Row row = map("{'id':'k\\ud800'}");
        assertThat(row.reject()).isNull();
        assertThat(row.key().get("id")).isEqualTo("k" + R);
        assertThat(row.value().get("id")).isEqualTo("k" + R);
        assertThat(row.value().getString(TableSchema.EXTRA)).isEqualTo("{\"/id\":\"k\\ud800\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'\\ud83d'", "{'a':['\\ude00',1]}", "[{'deep':'😀\\ud83d'}]"})
    void stayEscapedInJsonText(String json) {
        Row row = map("{'id':'a','custom':" + json + "}");
        String text = row.value().getString("custom");
        assertThat(text).contains("\\ud").isEqualTo(throughUtf8(text));
        assertThat(Json.parse(text)).isEqualTo(Toys.json("{'x':" + json + "}").get("x"));
        assertThat(row.value().get(TableSchema.EXTRA)).isNull();
    }

    @Test
    void stayEscapedInNestedFieldsAsJsonText() {
        Row row = Toys.things(Nested.JSON).map(Toys.json("{'id':'a','owner':{'avatar':'\\ud83d'}}"));
        assertThat(row.value().get("owner")).isEqualTo("{\"avatar\":\"\\ud83d\"}");
        assertThat(row.value().get(TableSchema.EXTRA)).isNull();
    }

    /** Any mix of letters, pairs, unpaired surrogates and NUL: what is sent is valid UTF-8, and nothing is lost. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void loseNothingOfAnyText(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String text = anyText(random);
            ObjectNode wire = Toys.json("{'id':'a'}").put("url", text);
            Row row = Toys.things(Nested.STRUCT).map(wire);
            String sent = row.value().getString("url");
            String extra = row.value().getString(TableSchema.EXTRA);
            assertThat(sent).as("seed %d", seed).isEqualTo(throughUtf8(sent)).doesNotContain("\0");
            assertThat(sent).hasSameSizeAs(text);
            String kept = extra == null ? sent : Json.parse(extra).path("/url").asText();
            assertThat(kept).as("seed %d", seed).isEqualTo(text);
        }
    }

    private static String anyText(Random random) {
        List<String> pieces = List.of("a", "é", "\0", "\\", "\"", "😀", "\ud83d", "\ude00", "\ud800", "\udfff");
        return Stream.generate(() -> pieces.get(random.nextInt(pieces.size())))
                .limit(random.nextInt(8))
                .collect(Collectors.joining());
    }

    @Test
    void areDifferentVersions() {
        assertThat(fingerprint("'\\ud800'")).isNotEqualTo(fingerprint("'\\ud801'"));
        assertThat(fingerprint("'\\ud83d\\ude00'")).isEqualTo(fingerprint("'😀'"));
    }

    @Test
    void pairsAreUnchanged() {
        JsonNode node = Toys.json("{'a':'😀'}");
        assertThat(Json.text(node)).isEqualTo("{\"a\":\"😀\"}");
        assertThat(map("{'id':'a','url':'😀\\ud83d\\ude00'}").value().get("url"))
                .isEqualTo("😀😀");
    }

    private static Row map(String row) {
        Row mapped = Toys.things(Nested.STRUCT).map(Toys.json(row));
        mapped.value().validate();
        return mapped;
    }

    private static long fingerprint(String json) {
        return Toys.rows().map(Toys.json("{'id':'a','other':" + json + "}")).fingerprint();
    }

    private static String throughUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
