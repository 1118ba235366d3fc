package io.tributary.connect.common.table;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.pagination.Paginator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The API takes a range of time. Settled windows are read once; the open one, and those before it that the vendor still
 * changes, are reread and compared.
 *
 * @param replicationKey the field whose time decides a row's window
 * @param slices how time is cut into windows
 * @param lookback how long after its time a row may still appear or change
 * @param lists the requests of a window
 * @param sweep for rows that say when they changed: the position is then a time of change, and {@code lookback} how late a
 *     change may appear; null if the position is a value of the replication key
 */
public record Window(String replicationKey, Slices slices, Duration lookback, Lists lists, Paginator pages, Sweep sweep)
        implements Incremental {
    /** Where windows begin if there is no start date. */
    private static final Instant FIRST = Instant.parse("2012-01-01T00:00:00Z");

    /** A window whose lists do not depend on how many rows it has. */
    public Window(
            String replicationKey,
            Slices slices,
            Duration lookback,
            BiFunction<Instant, Instant, List<ApiRequest>> lists,
            Paginator pages) {
        this(replicationKey, slices, lookback, (from, to, lastRows) -> lists.apply(from, to), pages, null);
    }

    /** The same with sweeps, for rows that say when they changed. */
    public Window sweeping(Sweep sweeps) {
        return new Window(replicationKey, slices, lookback, lists, pages, sweeps);
    }

    /** The lists of one window. */
    @FunctionalInterface
    public interface Lists {
        /**
         * The first requests for the rows from a moment (inclusive) to another (exclusive); rows beyond may be returned too.
         *
         * @param lastRows how many rows the window before had: after a full one, several requests for parts are faster
         */
        List<ApiRequest> requests(Instant from, Instant to, long lastRows);
    }

    @Override
    public Instant start(Instant startDate) {
        return slices.beginningOf(startDate.isAfter(FIRST) ? startDate : FIRST);
    }

    @Override
    public Instant settled(Instant serverTime) {
        return slices.beginningOf(serverTime.minus(lookback));
    }

    @Override
    public Slice next(Progress progress, Requester requester) {
        Instant from = slices.beginningOf(progress.from().isAfter(FIRST) ? progress.from() : FIRST);
        Instant to = slices.endOf(from, progress);
        // With a position ahead of the clock there is nothing to request: APIs refuse a range that ends before it
        // begins.
        List<ApiRequest> requests = from.isBefore(to) ? lists.requests(from, to, progress.lastRows()) : List.of();
        return Slice.unordered(requests, pages).until(to);
    }

    @Override
    public boolean isTooFull(Instant from, Instant to, long rows) {
        return slices.isTooFull(Duration.between(from, to), rows);
    }
}
