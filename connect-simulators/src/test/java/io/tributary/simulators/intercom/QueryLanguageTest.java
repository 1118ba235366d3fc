package io.tributary.simulators.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.TimeField;
import io.tributary.simulators.http.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryLanguageTest {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final long NOON = Instant.parse("2026-03-10T19:00:00Z").getEpochSecond();
    private static final long DAY_START = Instant.parse("2026-03-10T07:00:00Z").getEpochSecond();
    private static final long DAY_END = Instant.parse("2026-03-11T07:00:00Z").getEpochSecond();

    private final QueryParser bySecond =
            new QueryParser(SearchFields.CONTACTS, TimeRule.bySecond(Set.of("=", "!=", ">", "<", ">=", "<="), false));
    private final QueryParser byDay = new QueryParser(SearchFields.CONTACTS, TimeRule.byDay(ZONE));

    @ParameterizedTest
    @CsvSource({
        ">,false,false,true",
        ">=,false,true,true",
        "=,false,true,false",
        "!=,true,false,true",
        "<,true,false,false",
        "<=,true,true,false"
    })
    void comparesSeconds(String operator, boolean before, boolean at, boolean after) {
        Condition condition = bySecond.parse(filter("updated_at", operator, Long.toString(NOON)));
        assertThat(condition.matches(row(NOON - 1))).isEqualTo(before);
        assertThat(condition.matches(row(NOON))).isEqualTo(at);
        assertThat(condition.matches(row(NOON + 1))).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({">,false,false,true", "=,false,true,false", "<,true,false,false"})
    void comparesDaysOfTheWorkspace(String operator, boolean before, boolean during, boolean after) {
        Condition condition = byDay.parse(filter("updated_at", operator, Long.toString(NOON)));
        assertThat(condition.matches(row(DAY_START - 1))).isEqualTo(before);
        assertThat(condition.matches(row(DAY_START))).isEqualTo(during);
        assertThat(condition.matches(row(DAY_END - 1))).isEqualTo(during);
        assertThat(condition.matches(row(DAY_END))).isEqualTo(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {">=", "<=", "!=", "IN", "~"})
    void refusesOtherOperatorsForDays(String operator) {
        refused(byDay, filter("updated_at", operator, "5"), "parameter_invalid");
    }

    @Test
    void greaterMayIncludeEqual() {
        QueryParser lenient = new QueryParser(SearchFields.CONVERSATIONS, TimeRule.bySecond(Set.of(">"), true));
        assertThat(lenient.parse(filter("updated_at", ">", "7")).matches(row(7)))
                .isTrue();
        assertThat(lenient.parse(filter("updated_at", ">", "7")).matches(row(6)))
                .isFalse();
    }

    @Test
    void acceptsTextAndNegativeTimes() {
        assertThat(bySecond.parse(filter("updated_at", ">", "\"-8\"")).matches(row(-7)))
                .isTrue();
        assertThat(bySecond.parse(filter("updated_at", ">", "-7")).matches(row(-7)))
                .isFalse();
        refused(bySecond, filter("updated_at", ">", "\"yesterday\""), "type_mismatch");
        refused(bySecond, filter("updated_at", ">", "1.5"), "type_mismatch");
    }

    @Test
    void refusesGroupsDeeperThanTwo() {
        String filter = filter("updated_at", ">", "7").toString();
        String one = group("OR", filter, filter);
        String two = group("AND", one, filter);
        assertThat(bySecond.parse(json(two)).matches(row(8))).isTrue();
        refused(bySecond, json(group("OR", two)), "parameter_invalid");
    }

    @Test
    void refusesGroupsWiderThanFifteen() {
        String filter = filter("updated_at", ">", "7").toString();
        String[] fifteen = new String[15];
        Arrays.fill(fifteen, filter);
        assertThat(bySecond.parse(json(group("OR", fifteen))).matches(row(8))).isTrue();
        String[] sixteen = new String[16];
        Arrays.fill(sixteen, filter);
        refused(bySecond, json(group("OR", sixteen)), "parameter_invalid");
        refused(bySecond, json(group("OR")), "parameter_invalid");
        refused(bySecond, json(group("XOR", filter)), "parameter_invalid");
    }

    @Test
    void checksFieldsAndOperators() {
        refused(bySecond, filter("shoe_size", "=", "1"), "invalid_field");
        refused(bySecond, filter("id", ">", "\"5\""), "parameter_invalid");
        refused(bySecond, filter("name", "IN", "\"x\""), "type_mismatch");
        refused(bySecond, json("null"), "parameter_missing");
    }

    @Test
    void narrowsTheRangeToRead() {
        String low = filter("updated_at", ">", "10").toString();
        String high = filter("updated_at", "<", "20").toString();
        assertThat(bySecond.parse(json(group("AND", low, high))).span(TimeField.UPDATED_AT))
                .isEqualTo(new Range(11, 20));
        assertThat(bySecond.parse(json(group("OR", low, high))).span(TimeField.UPDATED_AT))
                .isEqualTo(Range.ALL);
        assertThat(bySecond.parse(json(group("AND", low, high))).span(TimeField.CREATED_AT))
                .isEqualTo(Range.ALL);
    }

    private static void refused(QueryParser parser, JsonNode query, String code) {
        assertThatThrownBy(() -> parser.parse(query))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.isViolation()).isTrue())
                .hasMessageStartingWith(code);
    }

    private static Row row(long updatedAt) {
        byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
        return new Row("1", 0, updatedAt, json, json);
    }

    private static JsonNode filter(String field, String operator, String value) {
        return json("{\"field\":\"" + field + "\",\"operator\":\"" + operator + "\",\"value\":" + value + "}");
    }

    private static String group(String operator, String... members) {
        return "{\"operator\":\"" + operator + "\",\"value\":[" + String.join(",", members) + "]}";
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
