package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.ListRead.Order;
import io.tributary.connect.common.table.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Events in a list, newest first, by the time of the event or of its arrival. In a few worlds, oldest first. */
class Newest extends Search {

    Newest(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    Cursor cursor() {
        return new Cursor(FIELD, overlap(), (progress, requester) -> Slice.of(events(progress.from())), null, null);
    }

    private ListRead events(Instant position) {
        Instant known = isOldestFirst() ? Instant.EPOCH : position.minus(overlap());
        return ListRead.of(ApiRequest.get("/events"), PAGES)
                .in(new Order.NewestFirst(
                        known, overlap(), row -> row.path(FIELD).asLong(), false));
    }

    /** If the order is not the declared one, a restart only knows the versions in the stored position. */
    @Override
    public boolean mayRepeat() {
        return isOldestFirst();
    }

    private boolean isOldestFirst() {
        return world.isEvery(8, 2);
    }

    @Override
    public Paging pages() {
        return world.pages();
    }

    @Override
    public List<Item> list(ApiRequest request, Moment moment) {
        return rows.ids().stream()
                .map(id -> rows.shown(id, moment))
                .filter(Objects::nonNull)
                .map(event -> Item.row(place(event), event))
                .toList();
    }

    private long place(Change event) {
        return isOldestFirst() ? event.time() : isByArrival() ? -event.shownFrom() : -event.time();
    }

    boolean isByArrival() {
        return world.isEvery(2, 1);
    }

    @Override
    public void change(int which, int how) {
        rows.put("e" + rows.ids().size(), rows.now(), how % (world.lag() + 1), false);
    }

    @Override
    public void delete(int which, int how) {
        // Events are never deleted.
    }

    @Override
    public boolean mayLinger(String id, boolean sent) {
        return false;
    }
}
