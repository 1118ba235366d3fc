package io.tributary.connect.common.table;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import java.time.Instant;
import java.util.List;

/**
 * One part of a sync: lists that are read concurrently.
 *
 * @param until all rows that changed before it are read when the slice ends, and the next slice begins there; null or ahead of
 *     now for the last slice
 * @param fullTable whether the lists hold all rows of the table: only then can a row be missing
 * @param parents what the lists hold, if that differs from slice to slice; null to use the table's options
 * @param independent whether a list that fails is set aside until the next sync, while the others continue
 * @param settled up to when all rows are sent once all marked lists are read; null if lists are not marked
 */
public record Slice(
        List<ListRead> lists, Instant until, boolean fullTable, Parents parents, boolean independent, Instant settled) {

    /**
     * Parents that lead to the rows.
     *
     * @param at JSON Pointer of the parents in a response
     */
    public record Parents(String at, Expansion expansion) {}

    public Slice {
        lists = List.copyOf(lists);
    }

    /** Lists that together hold what changed up to now. */
    public static Slice of(List<ListRead> lists) {
        return new Slice(lists, null, false, null, false, null);
    }

    /** One list that holds what changed up to now. */
    public static Slice of(ListRead list) {
        return of(List.of(list));
    }

    /** One list that holds what changed up to now, the oldest row first. */
    public static Slice ascending(ApiRequest request, Paginator pages) {
        return of(ListRead.of(request, pages).in(ListRead.Order.ASCENDING));
    }

    /** Lists that together hold what changed up to now, in any order. */
    public static Slice unordered(List<ApiRequest> requests, Paginator pages) {
        return of(lists(requests, pages));
    }

    /** Lists that together hold the full table. */
    public static Slice fullTable(List<ApiRequest> requests, Paginator pages) {
        return of(lists(requests, pages)).asFullTable();
    }

    private static List<ListRead> lists(List<ApiRequest> requests, Paginator pages) {
        return requests.stream().map(request -> ListRead.of(request, pages)).toList();
    }

    /** Marked lists; a list that fails is set aside until the next sync. */
    public static Slice marked(List<ListRead> lists, Instant settled) {
        return new Slice(lists, null, false, null, true, settled);
    }

    /** The same, ending at {@code time}, where the next slice begins. */
    public Slice until(Instant time) {
        return new Slice(lists, time, fullTable, parents, independent, settled);
    }

    /** The same, whose lists together hold the full table. */
    public Slice asFullTable() {
        return new Slice(lists, until, true, parents, independent, settled);
    }

    /** The same, whose lists hold parents: for a table that can be read in more than one way. */
    public Slice through(String at, Expansion expansion) {
        return new Slice(lists, until, fullTable, new Parents(at, expansion), independent, settled);
    }

    /** The same, with lists that are set aside until the next sync if they fail; then not all rows are read. */
    public Slice independentLists() {
        return new Slice(lists, until, fullTable, parents, true, settled);
    }

    /** Whether the rows are in ascending order of their replication key, so that the position may follow them. */
    public boolean isAscending() {
        return isInOrder(ListRead.Order.Ascending.class);
    }

    /** Whether the newest rows come first. */
    public boolean isNewestFirst() {
        return isInOrder(ListRead.Order.NewestFirst.class);
    }

    private boolean isInOrder(Class<? extends ListRead.Order> order) {
        return lists.size() == 1 && order.isInstance(lists.get(0).order());
    }

    /** Whether marks of its lists are stored. */
    public boolean isMarked() {
        return settled != null;
    }
}
