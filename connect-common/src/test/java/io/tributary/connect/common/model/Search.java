package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An API that filters and sorts by the time of change, with an index that lags. Several changes share a time, and some rows have a
 * time in the future. In some worlds a row is returned in its current version, at the place of its indexed one. Deletions are not
 * reported.
 */
class Search implements Shape {
    static final String FIELD = "updated_at";
    static final Paginator PAGES = Paginator.queryCursor("/next", "after");

    final World world;
    final Rows rows;

    Search(World world, Rows rows) {
        this.world = world;
        this.rows = rows;
    }

    @Override
    public Table table() {
        return builder().replicate(cursor());
    }

    Table.Builder builder() {
        return Table.named("rows").primaryKey("id").rowsAt("/rows").totalAt("/total");
    }

    Cursor cursor() {
        return Cursor.on(FIELD, overlap(), Search::from, PAGES);
    }

    Duration overlap() {
        return Duration.ofMillis(world.overlap() * Rows.UNIT);
    }

    static ApiRequest from(Instant time) {
        return ApiRequest.get("/search").with("from", time.toEpochMilli());
    }

    @Override
    public List<Item> list(ApiRequest request, Moment moment) {
        long from = Long.parseLong(request.query().get("from"));
        long until = Long.parseLong(request.query().getOrDefault("until", Long.toString(Long.MAX_VALUE)));
        List<Item> found = new ArrayList<>();
        for (String id : rows.ids()) {
            Change indexed = rows.shown(id, moment);
            if (indexed != null && indexed.time() >= from && indexed.time() < until && isIn(request, id)) {
                Change returned = isFresh() ? rows.newest(id, moment) : indexed;
                if (!indexed.deleted() && !returned.deleted() || showsDeleted()) {
                    Item row = Item.row(indexed.time(), returned);
                    found.add(hasUnreadableTime(id) ? row.unreadable() : row);
                }
            }
        }
        return found;
    }

    /** Rows that change move to the end, so page numbers would skip others. */
    @Override
    public Paging pages() {
        return world.steadyPages();
    }

    private static boolean isIn(ApiRequest request, String id) {
        String list = request.query().get("list");
        return list == null || list.equals(Integer.toString(Math.floorMod(id.hashCode(), 2)));
    }

    /** Whether the time of a row is unreadable, although the API sorts by it. */
    boolean hasUnreadableTime(String id) {
        return hasUnreadableTime() && id.hashCode() % 3 == 0;
    }

    private boolean hasUnreadableTime() {
        return world.isEvery(8, 8);
    }

    boolean isFresh() {
        return world.isEvery(3, 0);
    }

    boolean showsDeleted() {
        return false;
    }

    @Override
    public void change(int which, int how) {
        long ahead = how % 12 == 0 ? how % 30 : 0;
        rows.put(id(which), rows.now() + ahead * Rows.UNIT, how % (world.lag() + 1), false);
    }

    @Override
    public void delete(int which, int how) {
        String id = id(which);
        if (rows.exists(id)) {
            rows.put(id, rows.now(), how % (world.lag() + 1), true);
        }
    }

    String id(int which) {
        return "k" + which % world.keys();
    }

    @Override
    public Map<String, Long> truth() {
        Map<String, Long> truth = new HashMap<>();
        for (String id : rows.ids()) {
            Change newest = rows.newest(id, rows.moment());
            if (!newest.deleted()) {
                truth.put(id, newest.version());
            }
        }
        return truth;
    }

    @Override
    public long remembered(Map<String, Object> offset) {
        return Base64.getDecoder().decode((String) offset.get("seen")).length / Long.BYTES - 1;
    }

    /** The versions at the position or after it, and those without a readable time. */
    @Override
    public long needed(Map<String, Object> offset) {
        String position = (String) offset.get(((Incremental) table().replication()).positionField());
        return rows.versionsSince(
                hasUnreadableTime() ? 0 : Instant.parse(position).toEpochMilli());
    }

    @Override
    public boolean mayLinger(String id, boolean sent) {
        return true;
    }
}
