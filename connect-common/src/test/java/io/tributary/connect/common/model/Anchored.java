package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.table.Cursor;

/** A search that restarts from the time of the last row. If rows of one time fill a page, its cursor is followed. */
final class Anchored extends Search {

    Anchored(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    Cursor cursor() {
        return Cursor.on(FIELD, overlap(), Search::from, Anchored::next);
    }

    private static ApiRequest next(Page<?> page) {
        ApiRequest behind = PAGES.next(page);
        if (behind == null) {
            return null;
        }
        long last = page.last().path(FIELD).asLong();
        return last > Long.parseLong(page.request().query().get("from"))
                ? ApiRequest.get("/search").with("from", last)
                : behind;
    }

    /** If rows are not sorted by the time that they show, the search cannot restart from that time. */
    @Override
    boolean isFresh() {
        return false;
    }
}
