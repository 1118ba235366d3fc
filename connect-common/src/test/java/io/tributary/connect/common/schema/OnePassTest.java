package io.tributary.connect.common.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.testing.Toys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that is read token by token becomes what its tree becomes. */
class OnePassTest {
    private static final List<String> NAMES = List.of(
            "id",
            "number",
            "amount",
            "flag",
            "created_at",
            "updated_at",
            "tags",
            "owner",
            "parts",
            "custom",
            "url",
            "more",
            "address",
            "city",
            "a/b~c",
            "");
    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "1",
            "-0",
            "12.50",
            "5e2",
            "1e400",
            "9223372036854775808",
            "\"\"",
            "\"12\"",
            "\"text\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"2026-01-31T12:00:00Z\"",
            "\"ü€\"");
    private static final int ROWS = 3_000;

    /** What a schema reports as drift. */
    private record Report(Set<String> unknown, Set<String> misfits, int values) {}

    private final List<Report> reports = new ArrayList<>();

    private void report(Set<String> unknown, Set<String> misfits, int values) {
        reports.add(new Report(new TreeSet<>(unknown), new TreeSet<>(misfits), values));
    }

    private Row read(TableSchema schema, String json) throws IOException {
        return read(schema, json, null);
    }

    private Row read(TableSchema schema, String json, ObjectNode more) throws IOException {
        try (JsonParser parser = Json.MAPPER.createParser(json)) {
            return schema.read(parser, more, this::report);
        }
    }

    private Row map(TableSchema schema, String json) {
        return schema.map((ObjectNode) Json.parse(json), this::report);
    }

    @ParameterizedTest
    @EnumSource(Nested.class)
    void randomRowsBecomeWhatTheirTreesBecome(Nested nested) throws IOException {
        TableSchema schema = Toys.things(nested);
        for (int seed = 0; seed < ROWS; seed++) {
            String json = object(new SplittableRandom(seed), 3);
            reports.clear();
            Row mapped = map(schema, json);
            Row read = read(schema, json);
            if (mapped.reject() != null) {
                assertThat(read).as(json).isNull();
            } else {
                assertThat(read).as(json).isEqualTo(mapped);
                assertThat(reports.size() % 2).as(json).isZero();
                assertThat(reports.subList(0, reports.size() / 2))
                        .as(json)
                        .isEqualTo(reports.subList(reports.size() / 2, reports.size()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Nested.class)
    void addedFieldsAreThoseOfTheTree(Nested nested) throws IOException {
        TableSchema schema = Toys.things(nested);
        for (int seed = 0; seed < ROWS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ObjectNode row = (ObjectNode) Json.parse(object(random, 3));
            ObjectNode more = ((ObjectNode) Json.parse(object(random, 2))).without(NAMES.subList(0, 2));
            row.remove(List.copyOf(more.propertyStream().map(Map.Entry::getKey).toList()));
            ObjectNode whole = row.deepCopy().setAll(more);
            reports.clear();
            Row read = read(schema, row.toString(), more);
            Row mapped = schema.map(whole, this::report);
            assertThat(read).as("%s and %s", row, more).isEqualTo(mapped);
            assertThat(reports.size() % 2).isZero();
            assertThat(reports.subList(0, reports.size() / 2))
                    .isEqualTo(reports.subList(reports.size() / 2, reports.size()));
        }
    }

    @Test
    void rowThatHasAnAddedFieldItselfHasToBeMappedFromItsTree() {
        ObjectNode more = (ObjectNode) Json.parse("{\"number\":2}");
        String json = "{\"id\":\"1\",\"number\":1}";
        assertThat(catchThrowable(() -> read(Toys.things(Nested.STRUCT), json, more)))
                .isInstanceOf(JsonParseException.class);
    }

    private static String object(SplittableRandom random, int depth) {
        StringBuilder text = new StringBuilder("{\"id\":\"x\"");
        for (String name : NAMES) {
            if (random.nextInt(3) == 0 && !name.equals("id")) {
                text.append(",\"").append(name).append("\":").append(value(random, depth - 1));
            }
        }
        return text.append('}').toString();
    }

    private static String value(SplittableRandom random, int depth) {
        int kind = random.nextInt(depth > 0 ? 6 : 4);
        if (kind == 4) {
            return object(random, depth);
        }
        if (kind == 5) {
            return '[' + value(random, depth - 1) + ',' + value(random, depth - 1) + ']';
        }
        return SCALARS.get(random.nextInt(SCALARS.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"number\":1}",
                "{\"id\":null}",
                "{\"id\":[]}",
            })
    void rowThatIsNoRecordHasToBeMappedFromItsTree(String json) throws IOException {
        assertThat(read(Toys.things(Nested.STRUCT), json)).isNull();
        assertThat(reports).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"1\",\"id\":null}",
                "{\"id\":\"1\",\"number\":1,\"number\":2}",
                "{\"id\":\"1\",\"more\":1,\"more\":2}",
                "{\"id\":\"1\",\"owner\":{\"id\":1,\"id\":2}}"
            })
    void ofSeveralMembersWithOneNameATreeShowsWhichCounts(String json) {
        assertThat(catchThrowable(() -> read(Toys.things(Nested.STRUCT), json))).isInstanceOf(JsonParseException.class);
    }

    @Test
    void rowsWithAnyNumberOfNamesAreMapped() throws IOException {
        TableSchema schema = Toys.things(Nested.STRUCT);
        StringBuilder many = new StringBuilder("{\"id\":\"1\"");
        for (int i = 0; i < 6_000; i++) {
            many.append(",\"n").append(i).append("\":1");
        }
        map(schema, many.append('}').toString());
        String json = "{\"id\":\"1\",\"number\":7}";
        assertThat(map(schema, json).value().get("number")).isEqualTo(7L);
    }
}
