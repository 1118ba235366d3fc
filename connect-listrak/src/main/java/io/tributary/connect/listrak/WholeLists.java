package io.tributary.connect.listrak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.pagination.LoopGuard;
import io.tributary.connect.common.pagination.Paginator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Answers a request that asks for an order with all pages of its list in that order, as one: the service's own order is not
 * documented. Other requests pass as they are.
 */
final class WholeLists implements Requester {
    /** A header that is not sent: the date that the rows are to be sorted by. */
    private static final String SORTED_BY = "sorted-by";

    private final String table;
    private final Requester requester;
    private final WallClock clock;
    private final Paginator pages = new NumberedPages();

    /**
     * @param table for messages
     */
    WholeLists(String table, Requester requester, WallClock clock) {
        this.table = table;
        this.requester = requester;
        this.clock = clock;
    }

    /** The same request, asking for all rows in the order of a date. */
    static ApiRequest sorted(ApiRequest request, String dateField) {
        return request.withHeader(SORTED_BY, dateField);
    }

    @Override
    public <T> Page<T> read(ApiRequest request, RowReader<T> rows) {
        String field = request.headers().get(SORTED_BY);
        return field == null ? requester.read(request, rows) : readSorted(request, rows, field);
    }

    private <T> Page<T> readSorted(ApiRequest request, RowReader<T> reader, String field) {
        Page<ObjectNode> first = requester.read(request, new RowReader<>(reader.at(), row -> row));
        List<ObjectNode> all = new ArrayList<>(first.rows());
        LoopGuard guard = new LoopGuard();
        for (ApiRequest next = guard.next(first, pages, table); next != null; ) {
            Page<ObjectNode> page = requester.read(next, new RowReader<>(reader.at(), row -> row));
            all.addAll(page.rows());
            next = guard.next(page, pages, table);
        }
        all.sort(Comparator.comparing(row -> time(row, field)));
        List<T> mapped = all.stream().map(reader.map()).toList();
        return new Page<>(request, mapped, first.last(), first.envelope(), first.serverTime());
    }

    private Instant time(ObjectNode row, String field) {
        Instant time = clock.read(row.path(field).asText());
        return time == null ? Instant.MIN : time;
    }
}
