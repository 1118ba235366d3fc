package io.tributary.connect.common.table;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.pagination.Paginator;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The API filters and sorts by the replication key.
 *
 * @param overlap how far the vendor's index may lag behind its writes
 * @param slices returns the next slice from a moment on; it may hold older rows too
 * @param deletions the vendor's feed of deleted rows; null if there is none
 * @param keyWalk the list that shows which rows still exist; null for no key walk
 * @param bounded whether rows older than {@code start.date} are skipped
 * @param sweep finds rows that appear later than the overlap; null for none
 */
public record Cursor(
        String replicationKey,
        Duration overlap,
        BiFunction<Progress, Requester, Slice> slices,
        DeletionFeed deletions,
        KeyWalk keyWalk,
        boolean bounded,
        Sweep sweep)
        implements Incremental {

    /** A cursor that begins at {@code start.date}. */
    public Cursor(
            String replicationKey,
            Duration overlap,
            BiFunction<Progress, Requester, Slice> slices,
            DeletionFeed deletions,
            KeyWalk keyWalk) {
        this(replicationKey, overlap, slices, deletions, keyWalk, true, null);
    }

    /** One ascending list of all that changed at a moment or later. */
    public static Cursor on(
            String replicationKey, Duration overlap, Function<Instant, ApiRequest> from, Paginator pages) {
        return new Cursor(
                replicationKey,
                overlap,
                (progress, requester) -> Slice.ascending(from.apply(progress.from()), pages),
                null,
                null);
    }

    public Cursor deletions(DeletionFeed feed) {
        return new Cursor(replicationKey, overlap, slices, feed, keyWalk, bounded, sweep);
    }

    public Cursor keyWalk(KeyWalk walk) {
        return new Cursor(replicationKey, overlap, slices, deletions, walk, bounded, sweep);
    }

    /** The same from the first row on, whatever {@code start.date} says: its key orders the rows but is not a time of change. */
    public Cursor unbounded() {
        return new Cursor(replicationKey, overlap, slices, deletions, keyWalk, false, sweep);
    }

    /** The same with sweeps, whose slices begin below the position. */
    public Cursor sweeping(Sweep sweeps) {
        return new Cursor(replicationKey, overlap, slices, deletions, keyWalk, bounded, sweeps);
    }

    @Override
    public Instant start(Instant startDate) {
        return bounded ? startDate : Instant.EPOCH;
    }

    @Override
    public Instant settled(Instant serverTime) {
        return serverTime.minus(overlap);
    }

    @Override
    public Slice next(Progress progress, Requester requester) {
        return slices.apply(progress, requester);
    }
}
