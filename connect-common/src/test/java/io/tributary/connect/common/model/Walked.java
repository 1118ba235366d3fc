package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.KeyWalk;
import java.time.Duration;
import java.util.List;

/** A search, a list of all keys, and a request for each row. */
final class Walked extends Search {
    private static final ApiRequest KEYS = ApiRequest.get("/keys");

    Walked(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    Cursor cursor() {
        KeyWalk walk = new KeyWalk(
                KEYS,
                PAGES,
                "/rows",
                key -> ApiRequest.get("/row").with("id", key.path("id").asText()),
                Duration.ofMillis(2 * Rows.UNIT));
        return super.cursor().keyWalk(walk);
    }

    @Override
    public List<Item> list(ApiRequest request, Moment moment) {
        return switch (request.path()) {
            case "/keys" ->
                rows.ids().stream()
                        .filter(id -> isThere(id, moment))
                        .map(id -> row(id, moment))
                        .toList();
            case "/row" -> List.of(one(request.query().get("id"), moment));
            default -> super.list(request, moment);
        };
    }

    private boolean isThere(String id, Moment moment) {
        Change newest = rows.newest(id, moment);
        return newest != null && !newest.deleted();
    }

    private Item row(String id, Moment moment) {
        return Item.row(0, rows.newest(id, moment));
    }

    private Item one(String id, Moment moment) {
        if (!isThere(id, moment)) {
            throw new ApiException(ApiException.Kind.GONE, 404, null, "GET /row returned 404", null);
        }
        return row(id, moment);
    }

    @Override
    public boolean allowsTombstone(String id, long version) {
        return rows.wasDeletedAfter(id, version);
    }

    @Override
    public boolean wasDeletedTwice(String id) {
        return rows.deletions(id) > 1;
    }

    /** Deleting many rows takes three walks that agree. */
    @Override
    public int syncsToSettle() {
        return 5;
    }

    @Override
    public boolean mayLinger(String id, boolean sent) {
        return !sent || world.maxRows() < rows.ids().size();
    }
}
