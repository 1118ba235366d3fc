package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** An API that only has lists: one or several, sorted by key or by change. Their pages may shift while they are read. */
class Listed extends Search {
    private static final int MAX_AT_ONCE = 40;

    Listed(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    public Table table() {
        Table.Builder table =
                world.totals() ? builder().totalAt("/total") : builder().totalAt(null);
        return table.replicate(shifts() ? snapshot().shifting() : snapshot());
    }

    Snapshot snapshot() {
        Slice slice = Slice.fullTable(lists(), PAGES);
        return Snapshot.planned(requester -> setsAside() ? slice.independentLists() : slice);
    }

    @Override
    public boolean setsAside() {
        return world.isEvery(4, 4);
    }

    List<ApiRequest> lists() {
        return IntStream.range(0, world.lists())
                .mapToObj(i -> ApiRequest.get("/list").with("parent", i))
                .toList();
    }

    int listOf(String id) {
        return Math.floorMod(id.hashCode(), world.lists());
    }

    boolean shifts() {
        return world.paging() == Paging.Kind.NUMBERED;
    }

    @Override
    public Paging pages() {
        return world.pages();
    }

    @Override
    public List<Item> list(ApiRequest request, Moment moment) {
        int list = Integer.parseInt(request.query().get("parent"));
        return rows.ids().stream()
                .filter(id -> listOf(id) == list)
                .map(id -> rows.shown(id, moment))
                .filter(Objects::nonNull)
                .filter(row -> !row.deleted())
                .map(row -> Item.row(world.isEvery(2, 5) ? row.version() : 0, row))
                .toList();
    }

    /** In a world with many rows, several change together. */
    @Override
    public void change(int which, int how) {
        IntStream.rangeClosed(0, others(how)).forEach(i -> super.change(which + i, how));
    }

    @Override
    public void delete(int which, int how) {
        IntStream.rangeClosed(0, others(how)).forEach(i -> super.delete(which + i, how));
    }

    private int others(int how) {
        return world.isCrowded() ? how % MAX_AT_ONCE : 0;
    }

    /** Deleting many rows takes three sweeps that agree. */
    @Override
    public int syncsToSettle() {
        return 5;
    }

    @Override
    public boolean mayLinger(String id, boolean sent) {
        return forgets();
    }

    @Override
    public boolean forgets() {
        return world.maxRows() < truth().size() + rows.ids().size();
    }

    @Override
    public boolean allowsTombstone(String id, long version) {
        return shifts() || rows.wasDeletedAfter(id, version);
    }

    @Override
    public long remembered(Map<String, Object> offset) {
        String rows = (String) offset.getOrDefault("rows", "{}");
        return Json.parse(rows).size();
    }

    @Override
    public long needed(Map<String, Object> offset) {
        return truth().size();
    }

    @Override
    public boolean tombstoneForgets() {
        return true;
    }

    @Override
    public boolean isSnapshot() {
        return true;
    }
}
