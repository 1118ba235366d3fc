package io.tributary.connect.common.schema;

import static io.tributary.connect.common.testing.Toys.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.testing.Toys;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private static final String ROW =
            "{'id':'1','number':1,'url':'a','owner':{'id':2,'avatar':'b'},'parts':[{'id':3,'link':'c'}],'odd':{'x':[1]}}";

    @ParameterizedTest
    @CsvSource({"'url':'a','url':'z'", "'avatar':'b','avatar':'z'", "'link':'c','link':null"})
    void volatileFieldsAreIgnored(String one, String other) {
        for (Nested nested : Nested.values()) {
            assertThat(hash(nested, ROW.replace(one, other))).isEqualTo(hash(nested, ROW));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'id':'1','id':'2'",
        "'number':1,'number':2",
        "'id':2,'id':7",
        "'id':3,'id':8",
        "[1],[2]",
        "'odd','even'"
    })
    void everyOtherFieldMatters(String one, String other) {
        assertThat(ROW).contains(one);
        assertThat(hash(Nested.STRUCT, ROW.replace(one, other))).isNotEqualTo(hash(Nested.STRUCT, ROW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'number':1,", "'parts':[{'id':3,'link':'c'}],", "'owner':{'id':2,'avatar':'b'},"})
    void missingFieldMatters(String field) {
        assertThat(ROW).contains(field);
        assertThat(hash(Nested.STRUCT, ROW.replace(field, ""))).isNotEqualTo(hash(Nested.STRUCT, ROW));
    }

    @Test
    void orderOfKeysIsIgnored() {
        assertThat(of("{'b':{'y':1,'x':2},'a':3}")).isEqualTo(of("{'a':3,'b':{'x':2,'y':1}}"));
        assertThat(of("{'a':[1,2]}")).isNotEqualTo(of("{'a':[2,1]}"));
    }

    @Test
    void notationOfANumberIsIgnored() {
        assertThat(Stream.of("500", "500.0", "5e2", "5E+2", "500.00", "0.5e3")
                        .map(number -> of("{'a':" + number + "}"))
                        .distinct())
                .hasSize(1);
        assertThat(of("{'a':0}")).isEqualTo(of("{'a':-0.0}"));
        assertThat(of("{'a':0.10}")).isEqualTo(of("{'a':1e-1}"));
        assertThat(of("{'a':12345678901234567890.1}")).isNotEqualTo(of("{'a':12345678901234567890.2}"));
        assertThat(of("{'a':1}")).isNotEqualTo(of("{'a':'1'}"));
    }

    @Test
    void structureMatters() {
        assertThat(Stream.of("{}", "{'a':null}", "{'a':[]}", "{'a':{}}", "{'a':''}", "{'a':[[]]}", "{'a':[{}]}")
                        .map(FingerprintTest::of)
                        .distinct())
                .hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'é':1}",
                "{}",
                "[]",
                "{'a':[1,-2.5,1e3],'b':{'c':null,'d':true,'e':false}}",
                "{'a':'\\n\\t\\u0001\\\\ \\u20ac \\ud83d\\ude00'}"
            })
    void sizeIsThatOfTheRow(String json) {
        JsonNode row = Toys.json("{'row':" + json + "}").get("row");
        int size = Json.text(row).getBytes(StandardCharsets.UTF_8).length;
        assertThat(Fingerprint.of(row).bytes()).isEqualTo(size);
    }

    /** Stored offsets contain them, so they must never change. They follow from the definition in docs/delivery.md alone. */
    @ParameterizedTest
    @CsvSource({"'',0000000000000000", "hello,cbd8a7b341bd9b02", "é — sixteen bytes and more,84d4e2f0833ad2fe"})
    void hashesOfTextAreMurmurHash3(String text, String hash) {
        assertThat(HexFormat.of().toHexDigits(Fingerprint.hash(text))).isEqualTo(hash);
    }

    @Test
    void hashesAreThoseInStoredOffsets() {
        assertThat(HexFormat.of().toHexDigits(of("{'a':1}"))).isEqualTo("c09d0a51682f1c2e");
        JsonNode row = json("{'id':'1','n':[1,-2.5,500.0,1e30],'o':{'t':true,'f':false,'z':null},'e':{},'l':[]}");
        assertThat(HexFormat.of().toHexDigits(Fingerprint.of(row).hash())).isEqualTo("72192e43e2885aee");
    }

    @Test
    void sha256IsInHexadecimalDigits() {
        assertThat(Fingerprint.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static long of(String json) {
        return Fingerprint.of(json(json)).hash();
    }

    private static long hash(Nested nested, String row) {
        return Toys.things(nested).map(json(row)).fingerprint();
    }
}
