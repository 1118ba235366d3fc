package io.tributary.connect.common.schema;

import static io.tributary.connect.common.testing.Toys.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.testing.Toys;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a value on the wire becomes, type by type. A value that does not fit becomes null and is kept. */
class MappingTest {
    private static final TableSchema SCHEMA = Toys.things(Nested.STRUCT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'text'|text",
                "12|12",
                "-0.50|-0.50",
                "true|true",
                "''|''",
                "9223372036854775808|9223372036854775808",
                "0.1234567890123456789012345|0.1234567890123456789012345"
            },
            quoteCharacter = '`')
    void stringsAcceptAnyScalarAsItsText(String wire, String expected) {
        assertThat(value("url", wire)).isEqualTo(expected.equals("''") ? "" : expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "updated_at", "custom", "tags", "owner", "parts", "undeclared"})
    void missingNodeThatAnEditPutIntoARowIsNull(String field) {
        ObjectNode edited = Toys.json("{'id':'a','url':'b'}");
        ObjectNode withNull = edited.deepCopy().putNull(field);
        edited.set(field, MissingNode.getInstance());
        Row row = SCHEMA.map(edited);
        assertThat(row.value()).isEqualTo(SCHEMA.map(withNull).value());
        assertThat(row.fingerprint()).isEqualTo(SCHEMA.map(withNull).fingerprint());
    }

    @Test
    void textWithNulIsReplacedAndKept() {
        Row row = map("{'id':'a\\u0000','url':'\\u0000b\\u0000','owner':{'address':{'city':'c\\u0000'}}}");
        assertThat(row.key().get("id")).isEqualTo("a\uFFFD");
        assertThat(row.value().get("url")).isEqualTo("\uFFFDb\uFFFD");
        assertThat(row.value().getStruct("owner").getStruct("address").get("city"))
                .isEqualTo("c\uFFFD");
        assertThat(row.value().get("_extra"))
                .isEqualTo("{\"/id\":\"a\\u0000\",\"/url\":\"\\u0000b\\u0000\",\"/owner/address/city\":\"c\\u0000\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740993, 9007199254740993",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "5.0, 5",
        "5e2, 500",
        "-0.0, 0",
        "'\"5\"', 5",
        "'\"-5\"', -5",
        "'\"+5\"', 5",
        "'\"093\"', 93",
        "'\"9223372036854775807\"', 9223372036854775807",
        "'\"-9223372036854775808\"', -9223372036854775808"
    })
    void int64AcceptsEveryIntegralNumberAndTextOfDigits(String wire, long expected) {
        assertThat(value("number", wire)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5.5",
                "9223372036854775808",
                "-9223372036854775809",
                "1e1000000",
                "true",
                "[5]",
                "{}",
                "''",
                "' 5'",
                "'5 '",
                "'5.0'",
                "'5e2'",
                "'0x5'",
                "'+-5'",
                "'-'",
                "'1_000'",
                "'\u0665'",
                "'9223372036854775808'"
            })
    void int64AcceptsNothingElse(String wire) {
        assertMisfit("number", wire);
    }

    @Test
    void float64AcceptsFiniteDoubles() {
        assertThat(value("amount", "2.5")).isEqualTo(2.5);
        assertThat(value("amount", "3")).isEqualTo(3.0);
        assertThat(value("amount", "1e-400")).isEqualTo(0.0);
        assertMisfit("amount", "1e400");
        assertMisfit("amount", "'2.5'");
    }

    @Test
    void booleansAcceptOnlyBooleans() {
        assertThat(value("flag", "false")).isEqualTo(false);
        assertMisfit("flag", "0");
        assertMisfit("flag", "'true'");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-1, -1000",
        "1767225600, 1767225600000",
        "-62135596800, -62135596800000",
        "253402300799, 253402300799000",
        "5.0, 5000",
        "'\"0\"', 0",
        "'\"-1\"', -1000",
        "'\"1767225600\"', 1767225600000"
    })
    void secondsMayBeFarInThePastOrFuture(String wire, long millis) {
        assertThat(value("created_at", wire)).isEqualTo(new Date(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854776",
                "-9223372036854776",
                "253402300800",
                "-62135596801",
                "1.5",
                "'253402300800'",
                "'1.5'",
                "' 1'",
                "''",
                "'2026-01-31T12:00:00Z'"
            })
    void secondsThatDoNotFitAreKept(String wire) {
        assertMisfit("created_at", wire);
    }

    @Test
    void secondsMayUseZeroForNever() {
        assertThat(value("started_at", "1767225600")).isEqualTo(new Date(1767225600000L));
        assertThat(value("started_at", "0")).isNull();
        assertThat(value("started_at", "0.0")).isNull();
        assertThat(value("started_at", "'1767225600'")).isEqualTo(new Date(1767225600000L));
        assertThat(value("started_at", "'0'")).isNull();
        assertThat(value("started_at", "'-000'")).isNull();
        assertMisfit("started_at", "''");
        assertMisfit("started_at", "'0.0'");
    }

    @Test
    void millisecondsAreAcceptedFromYear1To9999() {
        assertThat(value("updated_at", "-62135596800000")).isEqualTo(new Date(-62135596800000L));
        assertThat(value("updated_at", "253402300799999")).isEqualTo(new Date(253402300799999L));
        assertThat(value("updated_at", "'253402300799999'")).isEqualTo(new Date(253402300799999L));
        assertMisfit("updated_at", "'253402300800000'");
        assertMisfit("updated_at", "-62135596800001");
        assertMisfit("updated_at", "253402300800000");
        assertMisfit("updated_at", "9223372036854775808");
        assertMisfit("updated_at", "'2026-01-31T12:00:00Z'");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.5+02:00, 2026-01-31T10:00:00.500Z",
        "2026-01-31T12:00:00.123456789-08:00, 2026-01-31T20:00:00.123Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z"
    })
    void isoTimesOfAnyPrecisionAndOffset(String wire, String expected) {
        assertThat(value("seen_at", "'" + wire + "'")).isEqualTo(Date.from(Instant.parse(expected)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "'yesterday'",
                "'2026-01-31'",
                "'2026-01-31T12:00:00'",
                "'2026-02-30T00:00:00Z'",
                "5",
                "'0000-12-31T23:59:59Z'",
                "'9999-12-31T23:59:59-01:00'",
                "'+10000-01-01T00:00:00Z'",
                "'+999999999-12-31T00:00:00Z'"
            })
    void otherIsoTimesAreKept(String wire) {
        assertMisfit("seen_at", wire);
    }

    @Test
    void textOfDigitsFitsAtAnyDepth() {
        Row row = map("{'id':'1','numbers':['1',2],'owner':{'id':'7','address':{'zip':'00187'}},'parts':[{'id':'5'}]}");
        assertThat(row.value().get("_extra")).isNull();
        assertThat(row.value().get("numbers")).isEqualTo(List.of(1L, 2L));
        assertThat(row.value().getStruct("owner").get("id")).isEqualTo(7L);
        assertThat(row.value().getStruct("owner").getStruct("address").get("zip"))
                .isEqualTo(187L);
        assertThat(row.value().<Struct>getArray("parts").get(0).get("id")).isEqualTo(5L);
    }

    @Test
    void textOfDigitsIsAReplicationKeyAndAKey() {
        Row row = Toys.rows().map(json("{'id':'a','updated_at':'1767225600000'}"));
        assertThat(row.time()).isEqualTo(1767225600000L);
        assertThat(Row.timeOfSeconds(json("{'at':'1767225600'}").get("at"))).isEqualTo(1767225600000L);
        assertThat(Row.timeOfSeconds(json("{'at':'0'}").get("at"))).isEqualTo(Row.NO_TIME);
        assertThat(Row.timeOfSeconds(json("{'at':' 1'}").get("at"))).isEqualTo(Row.NO_TIME);
        Row pair = Toys.pairs().map(json("{'a':'x','b':'12','at':'1','ok':true,'share':0.5}"));
        assertThat(pair.key().get("b")).isEqualTo(12L);
        assertThat(pair.key())
                .isEqualTo(Toys.pairs()
                        .map(json("{'a':'x','b':12,'at':1,'ok':true,'share':0.5}"))
                        .key());
    }

    @Test
    void jsonKeepsOrderAndEveryDigit() {
        String wire = "{\"z\":1.10,\"a\":[null,12345678901234567890],\"é\":\"\\\"\"}";
        assertThat(SCHEMA.map(json("{'id':'1','custom':{}}").set("custom", Json.parse(wire)))
                        .value()
                        .get("custom"))
                .isEqualTo(wire);
        assertThat(value("custom", "'text'")).isEqualTo("\"text\"");
    }

    @Test
    void nullAndAbsentAreBothNullAndNotKept() {
        Struct value = map("{'id':'1','number':null,'owner':null,'tags':null,'seen_at':null}")
                .value();
        assertThat(value.schema().fields())
                .allSatisfy(field -> assertThat(value.get(field))
                        .as(field.name())
                        .isEqualTo(field.name().equals("id") ? "1" : null));
    }

    @Test
    void badElementOfAnArrayIsNull() {
        Row row = map("{'id':'1','numbers':[1,'x',null,4]}");
        assertThat(row.value().get("numbers")).isEqualTo(Arrays.asList(1L, null, null, 4L));
        assertThat(row.value().get("_extra")).isEqualTo("{\"/numbers/1\":\"x\"}");
        assertMisfit("numbers", "{'0':1}");
    }

    @Test
    void misfitsAreKeptUnderTheirPointerAtAnyDepth() {
        Row row = map("{'id':'1','owner':{'id':'seven','address':{'zip':true,'city':'Rome','st/re~et':'x','a/b~c':1}},"
                + "'parts':[{'id':1},{'id':2,'odd':{'k':[1]}},3],'new':null}");
        Struct address = row.value().getStruct("owner").getStruct("address");
        assertThat(address.get("city")).isEqualTo("Rome");
        assertThat(address.get("zip")).isNull();
        List<Struct> parts = row.value().getArray("parts");
        assertThat(parts).hasSize(3);
        assertThat(parts.get(1).get("id")).isEqualTo(2L);
        assertThat(parts.get(2)).isNull();
        assertThat(row.value().getString("_extra"))
                .isEqualTo("{\"/owner/id\":\"seven\",\"/owner/address/zip\":true,\"/owner/address/st~1re~0et\":\"x\","
                        + "\"/owner/address/a~1b~0c\":1,\"/parts/1/odd\":{\"k\":[1]},\"/parts/2\":3,\"/new\":null}");
    }

    @Test
    void everyPointerFindsItsValueInTheRow() {
        String wire = "{'id':'1','':5,'a/b':{'c':1},'~1':2,'owner':{'':[],'address':[{}]}}";
        Json.parse(map(wire).value().getString("_extra"))
                .properties()
                .forEach(kept -> assertThat(json(wire).at(kept.getKey()))
                        .as(kept.getKey())
                        .isEqualTo(kept.getValue()));
    }

    @Test
    void wireFieldCalledExtraIsKeptToo() {
        assertThat(map("{'id':'1','_extra':'x'}").value().get("_extra")).isEqualTo("{\"/_extra\":\"x\"}");
    }

    @Test
    void keyMayBeANumberOnTheWire() {
        assertThat(map("{'id':12345678901234567890}").key().get("id")).isEqualTo("12345678901234567890");
    }

    private static Row map(String row) {
        Row mapped = SCHEMA.map(json(row));
        mapped.value().validate();
        return mapped;
    }

    private static Object value(String field, String wire) {
        Row row = map("{'id':'1','" + field + "':" + wire + "}");
        assertThat(row.value().get("_extra")).isNull();
        return row.value().get(field);
    }

    private static void assertMisfit(String field, String wire) {
        Row row = map("{'id':'1','" + field + "':" + wire + "}");
        assertThat(row.value().get(field)).isNull();
        assertThat(Json.parse(row.value().getString("_extra")).get("/" + field))
                .isEqualTo(json("{'x':" + wire + "}").get("x"));
    }
}
