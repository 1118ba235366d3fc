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

/** Reads all pages of a list as one page, sorted by a date. Listrak does not document the order of its rows. */
final class SortedList implements Requester {
    private final String table;
    private final Requester requester;
    private final WallClock clock;
    private final String field;
    private final Paginator pages;

    /**
     * @param table for messages
     * @param field the date to sort by
     */
    SortedList(String table, Requester requester, WallClock clock, String field, Paginator pages) {
        this.table = table;
        this.requester = requester;
        this.clock = clock;
        this.field = field;
        this.pages = pages;
    }

    @Override
    public <T> Page<T> read(ApiRequest request, RowReader<T> reader) {
        Page<ObjectNode> first = requester.read(request, new RowReader<>(reader.at(), row -> row));
        List<ObjectNode> all = new ArrayList<>(first.rows());
        LoopGuard guard = new LoopGuard();
        for (ApiRequest next = guard.next(first, pages, table); next != null; ) {
            Page<ObjectNode> page = requester.read(next, new RowReader<>(reader.at(), row -> row));
            all.addAll(page.rows());
            next = guard.next(page, pages, table);
        }
        all.sort(Comparator.comparing(row -> time(row)));
        List<T> mapped = all.stream().map(reader.map()).toList();
        return new Page<>(request, mapped, first.last(), first.envelope(), first.serverTime());
    }

    private Instant time(ObjectNode row) {
        Instant time = clock.read(row.path(field).asText());
        return time == null ? Instant.MIN : time;
    }
}
