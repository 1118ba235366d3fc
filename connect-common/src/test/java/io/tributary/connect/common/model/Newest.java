package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Leg;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Events in a list whose newest come first, by the time of the event or of its arrival; seldom the other way round. */
class Newest extends Search {

    Newest(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    Cursor cursor() {
        return new Cursor(
                FIELD,
                overlap(),
                (progress, requester) -> Leg.newestFirst(ApiRequest.get("/events"), pages(progress.from())),
                null,
                null);
    }

    private Paginator pages(Instant position) {
        return isOldestFirst() ? PAGES : new Down(position.toEpochMilli(), world.overlap() * Rows.UNIT);
    }

    /** Where the order is another one than asked for, a restart knows only what a stored position can name. */
    @Override
    public boolean mayRepeat() {
        return isOldestFirst();
    }

    private boolean isOldestFirst() {
        return world.isEvery(8, 2);
    }

    /** Goes down until two pages in a row hold nothing new; to the end where rows come in another order. */
    private static final class Down implements Paginator {
        private final long known;
        private final long overlap;
        private long before = Long.MAX_VALUE / 2;
        private boolean inOrder = true;

        Down(long position, long overlap) {
            this.known = position - overlap;
            this.overlap = overlap;
        }

        @Override
        public ApiRequest next(Page<?> page) {
            return page.last() != null && isKnown(page.last().path(FIELD).asLong()) ? null : PAGES.next(page);
        }

        private boolean isKnown(long time) {
            inOrder &= time <= before + overlap;
            boolean wholePage = before < known && time < known;
            before = time;
            return inOrder && wholePage;
        }
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
        // Events stay.
    }

    @Override
    public boolean mayLinger(String id, boolean sent) {
        return false;
    }
}
