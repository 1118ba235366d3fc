package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Expansion;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Replication;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.testkit.contract.TablesContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables contract for every version of Intercom's API. */
class IntercomTablesTest extends TablesContract {
    /** Their samples are a parent with its children. */
    private static final List<String> CHILDREN =
            List.of("conversation_parts", "ticket_parts", "company_segment_members");

    private static final Instant SINCE = Instant.ofEpochSecond(1_700_000_000);

    IntercomTablesTest() {
        super(
                new IntercomKit(),
                Stream.of("2.12", "2.13", "2.14", "2.15", "2.16", "2.17", "Preview")
                        .map(Truth::new)
                        .toList());
    }

    static List<String> versions() {
        return List.of("2.12", "2.13", "2.14", "2.15", "2.16", "2.17", "Preview");
    }

    static Stream<Arguments> tables() {
        return versions().stream()
                .flatMap(version -> new Truth(version)
                        .tables().stream()
                                .map(table -> Arguments.argumentSet(version + ' ' + table.name(), version, table)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void mapsTheSamplePageToTheGoldenRecords(String version, Table table) {
        ArrayNode records = Json.MAPPER.createArrayNode();
        rows(table, Samples.response(table.name()), new Truth(version).children(table.name())).stream()
                .map(Samples::json)
                .forEach(records::add);
        assertThat(records).isEqualTo(Samples.golden(table.name()));
    }

    private static List<Row> rows(Table table, ObjectNode response, ChildRows truth) {
        Expansion expansion = table.options().expansion();
        if (CHILDREN.contains(table.name())) {
            ObjectNode parent = expansion.parent(response.deepCopy());
            parent.put("id", parent.path("id").asText("63a07ddf05a32042dffac965"));
            return expansion.read(List.of(parent), Samples.always(response), truth);
        }
        List<Row> rows = new ArrayList<>();
        response.at(table.rowsAt()).forEach(row -> rows.add(truth.map((ObjectNode) row)));
        return rows;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void endsWithTheLastPage(String version, Table table) {
        ObjectNode last = lastPage(table.rowsAt());
        assertThat(next(table, last)).isNull();
        last.putObject("pages").putNull("next");
        assertThat(next(table, last)).isNull();
    }

    private static ObjectNode lastPage(String rowsAt) {
        ObjectNode page = Json.MAPPER.createObjectNode().put("type", "list").put("scroll_param", "place");
        page.putArray(rowsAt.substring(1));
        return page;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void continuesIfAPageHasANextOne(String version, Table table) {
        ObjectNode page = lastPage(table.rowsAt());
        ((ArrayNode) page.at(table.rowsAt())).addObject().put("id", "1");
        ObjectNode pages = page.putObject("pages");
        ListRead list = slice(table.replication()).lists().get(0);
        if (list.first().body() != null) {
            pages.putObject("next").put("page", 2).put("starting_after", "place");
            assertThat(next(table, page).body().at("/pagination/starting_after"))
                    .hasToString("\"place\"");
        } else if (list.pages() == Scroll.PAGES) {
            assertThat(next(table, page).query()).containsEntry("scroll_param", "place");
        } else {
            pages.put("next", "https://api.intercom.io/more?page=2");
            assertThat(next(table, page).path()).isEqualTo("https://api.intercom.io/more?page=2");
        }
    }

    private static ApiRequest next(Table table, ObjectNode response) {
        Slice slice = slice(table.replication());
        return next(table, slice.lists().get(0).first(), response);
    }

    private static ApiRequest next(Table table, ApiRequest request, ObjectNode response) {
        RowReader<ObjectNode> reader = new RowReader<>(table.rowsAt(), row -> row);
        return slice(table.replication()).lists().get(0).pages().next(Samples.page(request, response, reader));
    }

    @ParameterizedTest
    @CsvSource({
        "conversations, 1, 2",
        "conversations, 149, 150",
        "conversations, 150, 150",
        "companies, 1, 2",
        "companies, 50, 50",
        "companies, 60, 60"
    })
    void pagesThatTimeoutsHalvedGrowAgain(String name, int current, int next) {
        Table table = table("2.17", name);
        ApiRequest small =
                Search.withSize(slice(table.replication()).lists().get(0).first(), current);
        ObjectNode response = Json.MAPPER.createObjectNode();
        response.putObject("pages").putObject("next").put("starting_after", "abc");
        assertThat(Search.size(next(table, small, response))).isEqualTo(next);
    }

    private static Slice slice(Replication replication) {
        Progress fromNothing = new Progress(SINCE, SINCE, SINCE, 0);
        return replication instanceof Incremental incremental
                ? incremental.next(fromNothing, null)
                : ((Snapshot) replication).sweep().apply(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "companies", "conversations", "conversation_parts", "tickets", "ticket_parts"})
    void requestsChangesInclusivelyAndAscending(String name) {
        Slice slice = slice(table("2.17", name).replication());
        assertThat(slice.isAscending()).isTrue();
        ObjectNode body = slice.lists().get(0).first().body();
        assertThat(body.at("/sort")).hasToString("{\"field\":\"updated_at\",\"order\":\"ascending\"}");
        assertThat(body.at("/pagination")).hasToString("{\"per_page\":150}");
        String more = "{\"field\":\"updated_at\",\"operator\":\">\",\"value\":";
        String equal = "{\"field\":\"updated_at\",\"operator\":\"=\",\"value\":";
        assertThat(body.at("/query"))
                .hasToString("{\"operator\":\"OR\",\"value\":[" + more + "1700000000}," + equal + "1700000000}]}");
    }

    @Test
    void olderVersionsScrollCompaniesAndHaveNoFeedOfDeletions() {
        assertThat(table("2.16", "companies").replication()).isInstanceOf(Snapshot.class);
        assertThat(table("2.17", "companies").replication()).isInstanceOf(Cursor.class);
        assertThat(((Cursor) table("2.15", "conversations").replication()).deletions())
                .isNull();
        assertThat(((Cursor) table("2.16", "conversations").replication()).deletions())
                .isNotNull();
    }

    private static Table table(String version, String name) {
        return new Truth(version).table(name);
    }
}
