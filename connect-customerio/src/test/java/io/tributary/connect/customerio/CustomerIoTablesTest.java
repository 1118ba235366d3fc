package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.testkit.contract.TablesContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every table has to keep. */
class CustomerIoTablesTest extends TablesContract {
    private static final Truth TRUTH = new Truth();
    private static final Path DESCRIPTION = Path.of("../../shared/apis/customerio/openapi.json");
    private static final Path FURTHER = Path.of("../../shared/apis/customerio/openapi-further.json");
    private static final Instant SINCE = Instant.ofEpochSecond(1_700_000_000);

    CustomerIoTablesTest() {
        super(
                new CustomerIoKit(),
                List.of(new Truth(), new Truth(Map.of("customerio.suppression.domains", "a.example.com"))));
    }

    static List<Table> tables() {
        return TRUTH.tables();
    }

    static List<Table> standardTables() {
        return tables().stream()
                .filter(table -> CustomerIoTables.NAMES.standard().contains(table.name()))
                .toList();
    }

    static List<Table> furtherTables() {
        return tables().stream()
                .filter(table -> CustomerIoTables.NAMES.further().contains(table.name()))
                .toList();
    }

    static List<Table> tablesOfLists() {
        return tables().stream()
                .filter(table -> !table.name().equals("eps_suppression"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tablesOfLists")
    void endsAtTheLastPage(Table table) {
        ApiRequest first = slice(table).lists().get(0).first();
        for (String end : List.of("{}", "{\"next\":null}", "{\"next\":\"\"}")) {
            assertThat(next(table, first, end)).isNull();
        }
        ApiRequest next = next(table, first, "{\"next\":\"a+/b=\"}");
        assertThat(next).isEqualTo(first.with("start", "a+/b="));
    }

    private static ApiRequest next(Table table, ApiRequest request, String envelope) {
        Page<JsonNode> page = new Page<>(
                request,
                List.of(Json.parse("{}")),
                Json.parse("{\"timestamp\":1700000000}"),
                Json.MAPPER.createObjectNode().setAll((ObjectNode) Json.parse(envelope)),
                SINCE);
        return slice(table).lists().get(0).pages().next(page);
    }

    private static final Requester EMPTY = new Requester() {
        @Override
        public <T> Page<T> read(ApiRequest request, RowReader<T> reader) {
            return new Page<>(request, List.of(), null, Json.MAPPER.createObjectNode(), SINCE);
        }
    };

    /** Parents that lists are read for. */
    private static final Requester ONE_PARENT = new Requester() {
        @Override
        public <T> Page<T> read(ApiRequest request, RowReader<T> reader) {
            ObjectNode parent = Json.MAPPER.createObjectNode().put("id", 1);
            return new Page<>(
                    request, List.of(reader.map().apply(parent)), null, Json.MAPPER.createObjectNode(), SINCE);
        }
    };

    private static Slice slice(Table table) {
        return table.replication() instanceof Incremental incremental
                ? incremental.next(new Progress(SINCE, SINCE, SINCE, 0), EMPTY)
                : ((Snapshot) table.replication()).sweep().apply(ONE_PARENT);
    }

    /** The same for tables that are only replicated if a user asks for them. */
    @ParameterizedTest
    @MethodSource("furtherTables")
    void declaresEveryDescribedFieldOfFurtherTables(Table table) throws IOException {
        assumeThat(FURTHER).exists();
        JsonNode description = Json.MAPPER.readTree(Files.readString(FURTHER));
        List<String> described = furtherFields(table, description)
                .map(field -> field.equals("from") ? "from_address" : field)
                .distinct()
                .toList();
        assertThat(described).isNotEmpty();
        assertThat(TRUTH.schema(table.name()).fields()).containsAll(described);
    }

    /** Every field that the vendor describes is declared. */
    @ParameterizedTest
    @MethodSource("standardTables")
    void declaresEveryDescribedField(Table table) throws IOException {
        assumeThat(DESCRIPTION).exists();
        JsonNode description = Json.MAPPER.readTree(Files.readString(DESCRIPTION));
        List<String> undeclared = new ArrayList<>();
        List<String> declared = TRUTH.schema(table.name()).fields();
        described(description, table).forEach(field -> {
            if (!declared.contains(field)) {
                undeclared.add(field);
            }
        });
        undeclared.removeAll(List.of("message_template_id", "identifiers"));
        assertThat(undeclared).isEmpty();
    }

    private static List<String> described(JsonNode description, Table table) {
        if (table.name().equals("customers")) {
            return rowFields(description, "/v1/customers/attributes", "post", "customers").stream()
                    .flatMap(wrapper ->
                            fields(description, wrapper.path("properties").path("customer")).stream())
                    .toList();
        }
        String path = table.name().equals("eps_suppression")
                ? "/v1/esp/suppression/{suppression_type}"
                : "/v1" + slice(table).lists().get(0).first().path();
        return rowFields(description, path, "get", table.rowsAt().substring(1)).stream()
                .flatMap(row -> fields(description, row).stream())
                .toList();
    }

    /** Paths with the ids of parents, and objects that become rows. */
    private static Stream<String> furtherFields(Table table, JsonNode description) {
        String path = "/v1" + slice(table).lists().get(0).first().path().replaceAll("/1/", "/{id}/");
        JsonNode operation = description.path("paths").properties().stream()
                .filter(entry ->
                        entry.getKey().replaceAll("\\{[a-z_]+}", "{id}").equals(path))
                .map(entry -> entry.getValue().path("get"))
                .findFirst()
                .orElseThrow();
        JsonNode response = operation.at("/responses/200/content/application~1json/schema");
        return forms(description, response)
                .map(form -> form.path("properties").path(table.rowsAt().substring(1)))
                .flatMap(rows -> forms(description, rows))
                .flatMap(rows -> forms(description, rows.has("items") ? rows.path("items") : rows))
                .flatMap(row -> row.path("properties").properties().stream())
                .flatMap(field -> field.getKey().equals("series")
                        ? fields(description, field.getValue()).stream()
                        : Stream.of(field.getKey()));
    }

    private static Stream<JsonNode> forms(JsonNode description, JsonNode schema) {
        JsonNode form = resolved(description, schema);
        return form.has("oneOf")
                ? StreamSupport.stream(form.path("oneOf").spliterator(), false).map(one -> resolved(description, one))
                : Stream.of(form);
    }

    private static List<JsonNode> rowFields(JsonNode description, String path, String method, String rows) {
        JsonNode response =
                description.path("paths").path(path).path(method).at("/responses/200/content/application~1json/schema");
        JsonNode list = resolved(description, response).path("properties").path(rows);
        assertThat(list.isMissingNode()).as("rows of " + path).isFalse();
        return List.of(resolved(description, resolved(description, list).path("items")));
    }

    private static List<String> fields(JsonNode description, JsonNode schema) {
        List<String> names = new ArrayList<>();
        resolved(description, schema).path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode resolved(JsonNode description, JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : resolved(description, description.at(reference.substring(1)));
    }
}
