package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Lists of some of the rows, and a list of deleted ones. A row that is in none of them is not deleted. */
final class Reported extends Listed {
    private static final ApiRequest DELETED = ApiRequest.get("/deleted");

    Reported(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    Table.Builder builder() {
        return super.builder().deletedWhen(row -> row.path("n").asLong() < 0);
    }

    @Override
    Snapshot snapshot() {
        List<ApiRequest> all =
                Stream.concat(Stream.of(DELETED), lists().stream()).toList();
        Slice slice = Slice.unordered(all, PAGES);
        return Snapshot.planned(requester -> slice);
    }

    @Override
    public List<Item> list(ApiRequest request, Moment moment) {
        return request.path().equals(DELETED.path())
                ? rows.ids().stream()
                        .map(id -> rows.shown(id, moment))
                        .filter(Objects::nonNull)
                        .filter(Change::deleted)
                        .map(change -> Item.row(0, change))
                        .toList()
                : super.list(request, moment);
    }

    @Override
    public boolean setsAside() {
        return false;
    }

    @Override
    public boolean allowsTombstone(String id, long version) {
        return rows.wasDeletedAfter(id, version);
    }
}
