package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.table.Cursor;

/** A search that is asked again from the last row's time on; rows of one time that fill a page are walked by its cursor. */
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

    /** Where rows are not shown in the place of what they tell, nothing can be anchored on it. */
    @Override
    boolean isFresh() {
        return false;
    }
}
