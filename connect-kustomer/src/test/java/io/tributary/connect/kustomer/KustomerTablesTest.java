package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.testkit.contract.TablesContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every table has to keep. */
class KustomerTablesTest extends TablesContract {
    private static final Set<String> NAMES = Set.copyOf(KustomerTables.NAMES.all());
    private static final Set<String> PAGED =
            NAMES.stream().filter(table -> !table.equals("custom_attributes")).collect(Collectors.toSet());
    private static final List<String> REQUIRED = List.of("id", "type", "links", "org", "created_at", "updated_at");
    private static final Truth TRUTH = new Truth();
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    KustomerTablesTest() {
        super(new KustomerKit(), List.of(new Truth()));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void mapsItsSamplePage(String name) {
        List<ObjectNode> rows = rows(name);
        assertThat(rows).hasSizeGreaterThan(1);
        for (ObjectNode wire : rows) {
            Row row = TRUTH.schema(name).map(wire.deepCopy());
            assertThat(row.reject()).isNull();
            TRUTH.table(name)
                    .primaryKey()
                    .forEach(field -> assertThat(row.key().get(field))
                            .isEqualTo(wire.path(field).asText()));
            assertThat(row.time()).isEqualTo(time(name, wire));
            assertThat(filledFields(row.value())).as("fields with a value").containsAll(required(name, row.value()));
            assertEveryValueIsSomewhere(row.value(), wire);
        }
    }

    /** A custom attribute need not say when it was updated. */
    private static List<String> required(String table, Struct value) {
        return REQUIRED.stream()
                .filter(field -> value.schema().field(field) != null)
                .filter(field -> !table.equals("custom_attributes") || !field.equals("updated_at"))
                .toList();
    }

    /** The rows of a sample, where the table's requests find them. */
    private static List<ObjectNode> rows(String table) {
        ObjectNode page = sample(table);
        List<ObjectNode> rows = new ArrayList<>();
        switch (table) {
            case "custom_attributes" ->
                page.at("/data/attributes/properties")
                        .properties()
                        .forEach(one -> rows.add(page.objectNode()
                                .put("resource", "customer")
                                .put("attribute", one.getKey())
                                .put("type", one.getValue().path("type").asText())
                                .set("attributes", one.getValue())));
            case "sla_versions" -> page.path("included").forEach(row -> rows.add((ObjectNode) row));
            default -> page.path("data").forEach(row -> rows.add((ObjectNode) row));
        }
        return rows;
    }

    private static long time(String table, ObjectNode wire) {
        String key = TRUTH.table(table).replication().replicationKey();
        return key == null
                ? Row.NO_TIME
                : Instant.parse(wire.at(key.equals("updated_at") ? "/attributes/updatedAt" : "/attributes/createdAt")
                                .asText())
                        .toEpochMilli();
    }

    private static List<String> filledFields(Struct value) {
        return value.schema().fields().stream()
                .map(Field::name)
                .filter(field -> value.get(field) != null)
                .toList();
    }

    /** Each attribute is in its field, or in {@code _extra} under its path. */
    private static void assertEveryValueIsSomewhere(Struct value, JsonNode wire) {
        String extra = value.getString("_extra") == null ? "{}" : value.getString("_extra");
        JsonNode kept = Json.parse(extra);
        SnakeCase names = new SnakeCase();
        wire.path("attributes").properties().stream()
                .filter(one -> !one.getValue().isNull())
                .forEach(one -> {
                    String column = one.getKey().equals("default") ? "is_default" : names.name(one.getKey());
                    Field field = value.schema().field(column);
                    boolean filled = field != null && value.get(field) != null;
                    assertThat(filled || kept.has("/attributes/" + one.getKey()))
                            .as(one.getKey())
                            .isTrue();
                });
    }

    @ParameterizedTest
    @FieldSource("PAGED")
    void followsPagesToTheLast(String name) {
        Slice slice = slice(TRUTH.table(name));
        ApiRequest first = slice.lists().get(0).first();
        ObjectNode page = sample(name);
        ObjectNode last = page.deepCopy();
        last.withObject("/links").putNull("next");
        last.withObject("/meta").put("totalPages", 1);
        assertThat(slice.lists().get(0).pages().next(page(first, page)))
                .isNotNull()
                .isNotEqualTo(first);
        assertThat(slice.lists().get(0).pages().next(page(first, last))).isNull();
        last.remove("links");
        assertThat(slice.lists().get(0).pages().next(page(first, last))).isNull();
    }

    private static Slice slice(Table table) {
        Requester answering = answering();
        return table.replication() instanceof Cursor cursor
                ? cursor.next(new Progress(NOW.minusSeconds(60), NOW, NOW.minusSeconds(60), 0), answering)
                : ((Snapshot) table.replication()).sweep().apply(answering);
    }

    /** Returns an empty page for every request. */
    private static Requester answering() {
        return new Requester() {
            @Override
            public <T> Page<T> read(ApiRequest request, RowReader<T> rows) throws ApiException {
                return new Page<>(request, List.of(), null, Json.MAPPER.createObjectNode(), NOW);
            }
        };
    }

    private static Page<JsonNode> page(ApiRequest request, ObjectNode response) {
        List<JsonNode> rows = new ArrayList<>();
        response.path("data").forEach(rows::add);
        return new Page<>(request, rows, rows.get(rows.size() - 1), response, NOW);
    }

    private static ObjectNode sample(String table) {
        try (InputStream file = KustomerTablesTest.class.getResourceAsStream("samples/" + table + ".json")) {
            ObjectNode page = (ObjectNode) Json.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            page.withObject("/links").put("next", "/v1/x?page=2&pageSize=2");
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
