package io.tributary.connect.common.table;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * The API filters and sorts by the replication key, ascending.
 *
 * @param from the first request for the rows changed at a moment or later; rows below it may come too
 * @param overlap how far the vendor's index may lag behind its writes
 * @param deletions the vendor's feed of deleted rows; null where there is none
 * @param keyWalk the list that shows which rows still exist; null where none is to be read
 */
public record Cursor(
        String replicationKey,
        Function<Instant, ApiRequest> from,
        Paginator pages,
        Duration overlap,
        DeletionFeed deletions,
        KeyWalk keyWalk)
        implements Replication {

    public static Cursor on(
            String replicationKey, Duration overlap, Function<Instant, ApiRequest> from, Paginator pages) {
        return new Cursor(replicationKey, from, pages, overlap, null, null);
    }

    public Cursor deletions(DeletionFeed feed) {
        return new Cursor(replicationKey, from, pages, overlap, feed, keyWalk);
    }

    public Cursor keyWalk(KeyWalk walk) {
        return new Cursor(replicationKey, from, pages, overlap, deletions, walk);
    }
}
