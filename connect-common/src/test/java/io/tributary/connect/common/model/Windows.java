package io.tributary.connect.common.model;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.Slices;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Events in windows of time, unordered and in several lists. For some time they may appear late, and change. */
class Windows extends Search {
    /** How far beyond a window its response may reach. */
    private static final long BEYOND = 2 * Rows.UNIT;

    Windows(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    public Table table() {
        return builder().replicate(new Window(FIELD, new Cut(world.isEvery(2, 1)), overlap(), this::lists, PAGES));
    }

    private List<ApiRequest> lists(Instant from, Instant to) {
        ApiRequest window = from(from).with("until", to.toEpochMilli());
        return world.lists() == 1
                ? List.of(window)
                : IntStream.range(0, 2).mapToObj(i -> window.with("list", i)).toList();
    }

    /**
     * Windows of a calendar, or windows that grow and shrink.
     *
     * @param grid whether they start on calendar boundaries
     */
    private record Cut(boolean grid) implements Slices {
        private static final Duration LENGTH = Duration.ofMillis(4 * Rows.UNIT);
        private static final int MANY = 4;
        private static final int EMPTY_ONES = 64;

        @Override
        public Instant beginningOf(Instant time) {
            long length = LENGTH.toMillis();
            return grid ? Instant.ofEpochMilli(time.toEpochMilli() / length * length) : time;
        }

        @Override
        public Instant endOf(Instant from, Progress progress) {
            if (grid) {
                return from.plus(progress.lastRows() == 0 ? LENGTH.multipliedBy(EMPTY_ONES) : LENGTH);
            }
            Duration last = Duration.between(progress.lastFrom(), progress.from());
            Duration next = progress.lastRows() == 0 ? last.multipliedBy(2) : last;
            Duration shorter = progress.lastRows() > MANY ? next.dividedBy(2) : next;
            return from.plus(shorter.toMillis() < Rows.UNIT ? LENGTH : shorter);
        }

        @Override
        public boolean isTooFull(Duration length, long rows) {
            return !grid && rows > MANY && length.compareTo(LENGTH) > 0;
        }
    }

    @Override
    public Paging pages() {
        return world.pages();
    }

    @Override
    public List<Item> list(ApiRequest request, Moment moment) {
        long until = Long.parseLong(request.query().get("until")) + (world.isEvery(4, 3) ? BEYOND : 0);
        return super.list(request.with("until", until), moment);
    }

    @Override
    boolean isFresh() {
        return false;
    }

    /** Adds an event, or changes one that is recent enough. */
    @Override
    public void change(int which, int how) {
        int number = rows.ids().size();
        Change known = number == 0 ? null : rows.newest("e" + which % number, rows.moment());
        long lag = how % (world.lag() + 1);
        if (known != null
                && how % 3 == 0
                && rows.now() + lag * Rows.UNIT <= known.time() + overlap().toMillis()) {
            rows.put(known.id(), known.time(), lag, false);
        } else {
            rows.put("e" + number, rows.now(), lag, false);
        }
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
