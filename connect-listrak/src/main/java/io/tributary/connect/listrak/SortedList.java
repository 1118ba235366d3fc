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
    private record Timed(ObjectNode row, Instant time) {}

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
        List<Timed> all = new ArrayList<>();
        first.rows().forEach(row -> all.add(timed(row)));
        LoopGuard guard = new LoopGuard();
        for (ApiRequest next = guard.next(first, pages, table); next != null; ) {
            Page<ObjectNode> page = requester.read(next, new RowReader<>(reader.at(), row -> row));
            page.rows().forEach(row -> all.add(timed(row)));
            next = guard.next(page, pages, table);
        }
        all.sort(Comparator.comparing(Timed::time));
        List<T> mapped = all.stream().map(Timed::row).map(reader.map()).toList();
        return new Page<>(request, mapped, first.last(), first.envelope(), first.serverTime());
    }

    private Timed timed(ObjectNode row) {
        Instant time = clock.read(row.path(field).asText());
        return new Timed(row, time == null ? Instant.MIN : time);
    }
}
