package io.tributary.connect.common.table;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.pagination.Paginator;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One stretch of a table's sync: some lists that are walked side by side.
 *
 * @param requests the first request of each list
 * @param until everything changed before it is read when the leg ends, and the next leg begins there; null or ahead of now for
 *     the last leg
 * @param order in which the rows come
 * @param whole whether all rows of the table are met: only then can one be missing
 * @param parents what the lists hold where that differs from leg to leg; null where it is as the table says
 * @param alone how far the lists stand for themselves, so that one that fails is set aside; null where they do not
 */
public record Leg(
        List<ApiRequest> requests,
        Paginator pages,
        Instant until,
        Order order,
        boolean whole,
        Parents parents,
        Alone alone) {

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

    /**
     * Lists that stand for themselves: of parents, say, one of which may be sick.
     *
     * @param lists what to remember of each list by its first request; empty where nothing is
     * @param settled up to when everything is sent once all lists are read; null where nothing is remembered
     */
    public record Alone(Map<ApiRequest, Read> lists, Instant settled) {}

    /**
     * The reading of one list.
     *
     * @param mark to be remembered when it is read to its end
     * @param since what is older was sent when the list was read before
     */
    public record Read(ListMark mark, Instant since) {}

    /** One list in the order of the replication key, up to now. */
    public static Leg ascending(ApiRequest request, Paginator pages) {
        return new Leg(List.of(request), pages, null, Order.ASCENDING, false, null, null);
    }

    /**
     * One list from now down to the position. The API need not promise the order: where it is seen to be another, a restart
     * knows only what a stored position can name.
     */
    public static Leg newestFirst(ApiRequest request, Paginator pages) {
        return new Leg(List.of(request), pages, null, Order.NEWEST_FIRST, false, null, null);
    }

    /** Lists that together hold what changed up to now, in no order. */
    public static Leg unordered(List<ApiRequest> requests, Paginator pages) {
        return new Leg(requests, pages, null, Order.NONE, false, null, null);
    }

    /** Lists that together hold the whole table. */
    public static Leg sweep(List<ApiRequest> requests, Paginator pages) {
        return new Leg(requests, pages, null, Order.NONE, true, null, null);
    }

    /** The same, ending at {@code time}, where the next leg begins. */
    public Leg until(Instant time) {
        return new Leg(requests, pages, time, order, whole, parents, alone);
    }

    /** The same, without the claim that it meets all rows. */
    public Leg partial() {
        return new Leg(requests, pages, until, order, false, parents, alone);
    }

    /** The same, whose lists hold parents: for a table that can be read by more than one way. */
    public Leg through(String at, Expansion expansion) {
        return new Leg(requests, pages, until, order, whole, new Parents(at, expansion), alone);
    }

    /** The same, with lists of which one that fails is set aside until the next sync; then not all rows are met. */
    public Leg settingAside() {
        return new Leg(requests, pages, until, order, whole, parents, new Alone(Map.of(), null));
    }

    /**
     * Lists that are each read for themselves and remembered; one that fails is set aside until the next sync.
     *
     * @param lists by their first requests, in order
     * @param settled up to when everything is sent once all are read
     */
    public static Leg fanOut(Map<ApiRequest, Read> lists, Paginator pages, Instant settled) {
        return new Leg(
                List.copyOf(lists.keySet()),
                pages,
                null,
                Order.NONE,
                false,
                null,
                new Alone(Map.copyOf(lists), settled));
    }

    /** Whether the rows come in the order of their replication key, so that the position may follow them. */
    public boolean ascending() {
        return order == Order.ASCENDING;
    }

    /** Whether it is remembered which of its lists were read. */
    public boolean remembersLists() {
        return alone != null && alone.settled() != null;
    }
}
