package io.tributary.connect.common.table;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import java.time.Instant;
import java.util.List;

/**
 * One stretch of a table's sync: some lists that are walked side by side.
 *
 * @param requests the first request of each list
 * @param until everything changed before it is read when the leg ends, and the next leg begins there; null for the last leg
 * @param order in which the rows come
 * @param whole whether all rows of the table are met: only then can one be missing
 * @param parents what the lists hold where that differs from leg to leg; null where it is as the table says
 */
public record Leg(
        List<ApiRequest> requests, Paginator pages, Instant until, Order order, boolean whole, Parents parents) {

    /** The order of rows, by their replication key. */
    public enum Order {
        /** The position may follow the rows. */
        ASCENDING,
        /** From now down to the position, as far as one sees. */
        NEWEST_FIRST,
        /** The position waits for the end. */
        NONE
    }

    /**
     * Parents that lead to the rows.
     *
     * @param at JSON Pointer of the parents in an answer
     */
    public record Parents(String at, Expansion expansion) {}

    /** One list in the order of the replication key, up to now. */
    public static Leg ascending(ApiRequest request, Paginator pages) {
        return new Leg(List.of(request), pages, null, Order.ASCENDING, false, null);
    }

    /**
     * One list from now down to the position. The API need not promise the order: where it is seen to be another, a restart
     * knows only what a stored position can name.
     */
    public static Leg newestFirst(ApiRequest request, Paginator pages) {
        return new Leg(List.of(request), pages, null, Order.NEWEST_FIRST, false, null);
    }

    /** Lists that together hold what changed up to now, in no order. */
    public static Leg unordered(List<ApiRequest> requests, Paginator pages) {
        return new Leg(requests, pages, null, Order.NONE, false, null);
    }

    /** Lists that together hold the whole table. */
    public static Leg sweep(List<ApiRequest> requests, Paginator pages) {
        return new Leg(requests, pages, null, Order.NONE, true, null);
    }

    /** The same, ending at {@code time}, where the next leg begins. */
    public Leg until(Instant time) {
        return new Leg(requests, pages, time, order, whole, parents);
    }

    /** The same, without the claim that it meets all rows. */
    public Leg partial() {
        return new Leg(requests, pages, until, order, false, parents);
    }

    /** The same, whose lists hold parents: for a table that can be read by more than one way. */
    public Leg through(String at, Expansion expansion) {
        return new Leg(requests, pages, until, order, whole, new Parents(at, expansion));
    }

    /** Whether the rows come in the order of their replication key, so that the position may follow them. */
    public boolean ascending() {
        return order == Order.ASCENDING;
    }
}
