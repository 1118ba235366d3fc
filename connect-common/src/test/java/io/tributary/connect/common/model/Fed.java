package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.DeletionFeed;
import java.util.List;

/** A search, and a newest-first feed of deleted rows that lags like the search. A deleted key never comes back. */
final class Fed extends Search {
    private static final ApiRequest FEED = ApiRequest.get("/deleted");

    Fed(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    Cursor cursor() {
        return super.cursor().deletions(new DeletionFeed(FEED, PAGES, "/rows", "deleted_at"));
    }

    @Override
    public List<Item> list(ApiRequest request, Moment moment) {
        return request.path().equals(FEED.path()) ? deleted(moment) : super.list(request, moment);
    }

    private List<Item> deleted(Moment moment) {
        return rows.ids().stream()
                .map(id -> rows.shown(id, moment))
                .filter(change -> change != null && change.deleted())
                .map(change -> new Item(
                        -change.time(),
                        change.id(),
                        Json.MAPPER.createObjectNode().put("id", change.id()).put("deleted_at", change.time() / 1000)))
                .toList();
    }

    @Override
    String id(int which) {
        String id = super.id(which);
        while (rows.newest(id, rows.moment()) != null && !rows.exists(id)) {
            id = id + '+';
        }
        return id;
    }

    @Override
    public boolean mayLinger(String id, boolean sent) {
        return false;
    }

    @Override
    public boolean allowsTombstone(String id, long version) {
        return rows.wasDeletedAfter(id, version);
    }

    @Override
    public boolean catchesUpWithDeletes() {
        return true;
    }
}
