package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.LaggingIndex;
import io.tributary.simulators.data.RowKey;
import io.tributary.simulators.data.TimeField;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Searches and lists with cursors, such as {@code POST /contacts/search} and {@code GET /contacts}. */
final class SearchEndpoints {

    private static final int COUNTS_KEPT = 1000;
    private static final Condition EVERYTHING = new Condition.AllOf(List.of());
    private static final Order NEWEST_FIRST = new Order(TimeField.CREATED_AT, false);

    private record Counted(String table, Condition condition, long version) {}

    private final IntercomWorkspace workspace;
    private final Map<Counted, Long> counts = new ConcurrentHashMap<>();
    private final AtomicInteger era = new AtomicInteger();

    SearchEndpoints(IntercomWorkspace workspace) {
        this.workspace = workspace;
    }

    /** Invalidates all cursors. */
    void invalidateCursors() {
        era.incrementAndGet();
    }

    Response search(Request request, SearchSpec spec, ApiVersion version) {
        return page(SearchRequest.read(request, spec, version), spec, row -> render(row, spec, request, version));
    }

    /** Lists a table by creation, newest first. Parameters: {@code per_page}, {@code starting_after}. */
    Response list(Request request, SearchSpec spec, ApiVersion version, int defaultPage) {
        int perPage = QueryParameters.number(request, "per_page", defaultPage, 1, spec.largestPage());
        Optional<Cursor> cursor = request.parameter("starting_after")
                .map(text -> Cursor.decoded(text)
                        .orElseThrow(
                                () -> IntercomErrors.malformed("parameter_invalid", "starting_after is no cursor")));
        SearchRequest all = new SearchRequest(EVERYTHING, NEWEST_FIRST, perPage, cursor, 0);
        return page(all, spec, row -> render(row, spec, request, version));
    }

    private byte[] render(Row row, SearchSpec spec, Request request, ApiVersion version) {
        byte[] rendered = Versions.render(spec.table(), row.json(), version);
        boolean merges = spec.table().equals("contacts")
                && !version.isBefore("2.16")
                && request.parameter("include_merge_history").orElse("").equals("true");
        return merges ? workspace.merges().with(rendered) : rendered;
    }

    private Response page(SearchRequest search, SearchSpec spec, Function<Row, byte[]> renderer) {
        search.cursor().ifPresent(cursor -> check(cursor, search));
        LaggingIndex<Row> table = workspace.searched(spec.table());
        Optional<RowKey> after = search.cursor().map(Cursor::last);
        List<Row> rows = search.order().page(table, search.condition(), after, search.perPage() + 1);
        List<Row> page = rows.subList(0, Math.min(rows.size(), search.perPage()));
        if (page.stream().anyMatch(row -> workspace.isUnreadable(spec.table(), row.id()))) {
            throw IntercomErrors.notFound("Conversation not found. Message deleted.");
        }
        List<byte[]> rendered = page.stream().map(renderer).toList();
        long total = total(table, search, spec.table());
        ObjectNode close = Json.object().put("total_count", total);
        close.set("pages", pages(search, spec, total, page, rows.size() > page.size()));
        return Response.json(200, Rows.list(spec.open(), rendered, close));
    }

    private void check(Cursor cursor, SearchRequest search) {
        if (cursor.era() != era.get()) {
            throw IntercomErrors.refused("parameter_invalid", "starting_after has expired");
        }
        if (cursor.walk() != search.walk()) {
            throw IntercomErrors.malformed("parameter_invalid", "starting_after belongs to another query or sort");
        }
    }

    private long total(LaggingIndex<Row> table, SearchRequest search, String name) {
        if (counts.size() > COUNTS_KEPT) {
            counts.clear();
        }
        Counted key = new Counted(name, search.condition(), table.version());
        return counts.computeIfAbsent(key, missing -> search.order().count(table, search.condition()));
    }

    private ObjectNode pages(SearchRequest search, SearchSpec spec, long total, List<Row> page, boolean more) {
        int number = search.cursor().map(Cursor::page).orElse(1);
        ObjectNode pages = Json.object().put("type", "pages");
        if (more) {
            Row last = page.get(page.size() - 1);
            RowKey key = new RowKey(last.time(search.order().field()), last.id());
            pages.putObject("next")
                    .put("page", number + 1)
                    .put("starting_after", new Cursor(key, number + 1, era.get(), search.walk()).encoded());
        } else if (spec.nullNext()) {
            pages.putNull("next");
        }
        return pages.put("page", number)
                .put("per_page", search.perPage())
                .put("total_pages", (total + search.perPage() - 1) / search.perPage());
    }
}
