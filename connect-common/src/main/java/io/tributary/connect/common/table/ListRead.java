package io.tributary.connect.common.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.pagination.Paginator;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * One list to read: its first request, how its pages follow, and its order, which says which of its rows can be new.
 *
 * <p>Lists have identity: two lists with the same requests are not equal.
 */
public final class ListRead {
    private final ApiRequest first;
    private final Paginator pages;
    private final Order order;
    private final Object context;
    private final UnaryOperator<Requester> through;
    private final Supplier<ApiRequest> atEnd;

    /** The order of a list's rows, by their replication key. */
    public sealed interface Order {
        /** Oldest first: the position may follow the rows. */
        Order ASCENDING = new Ascending();
        /** No known order: the position waits for the end of the list. */
        Order ANY = new Any();

        /** See {@link #ASCENDING}. */
        record Ascending() implements Order {}

        /** See {@link #ANY}. */
        record Any() implements Order {}

        /**
         * Newest first: the list is read down to the known rows.
         *
         * @param known rows before this moment need not be read
         * @param overlap how far rows may be out of order
         * @param time of a row on the wire, in epoch ms
         * @param documented whether the API documents the order. Otherwise the list is read one page further, and to its end if the
         *     order turns out to be different
         */
        record NewestFirst(Instant known, Duration overlap, ToLongFunction<JsonNode> time, boolean documented)
                implements Order {}

        /**
         * The list is one of many, each with a mark of its own.
         *
         * @param mark to store once the list is read to its end
         * @param since older rows were sent by an earlier read of the list
         */
        record Marked(ListMark mark, Instant since) implements Order {}
    }

    private ListRead(
            ApiRequest first,
            Paginator pages,
            Order order,
            Object context,
            UnaryOperator<Requester> through,
            Supplier<ApiRequest> atEnd) {
        this.first = Objects.requireNonNull(first);
        this.pages = pages;
        this.order = order;
        this.context = context;
        this.through = through;
        this.atEnd = atEnd;
    }

    /** A list that begins with {@code first}, whose rows come in any order. */
    public static ListRead of(ApiRequest first, Paginator pages) {
        return new ListRead(first, pages, Order.ANY, null, requester -> requester, () -> null);
    }

    /** The same list in another order. */
    public ListRead in(Order other) {
        return new ListRead(first, pages, other, context, through, atEnd);
    }

    /** The same list with a context, which the table's functions get with each row. */
    public ListRead with(Object other) {
        return new ListRead(first, pages, order, other, through, atEnd);
    }

    /** The same list, read by the requester that {@code other} makes of the table's. */
    public ListRead through(UnaryOperator<Requester> other) {
        return new ListRead(first, pages, order, context, other, atEnd);
    }

    /**
     * The same list with a check at its end.
     *
     * @param other runs on the task's thread after the last page; returns the request to restart with, or null
     */
    public ListRead atEnd(Supplier<ApiRequest> other) {
        return new ListRead(first, pages, order, context, through, other);
    }

    /** The request of the first page. */
    public ApiRequest first() {
        return first;
    }

    /** How the pages follow each other. */
    public Paginator pages() {
        return pages;
    }

    /** In which order the rows come. */
    public Order order() {
        return order;
    }

    /** The context of this type; null if the list has none or one of another type. */
    public <C> C context(Class<C> type) {
        return type.isInstance(context) ? type.cast(context) : null;
    }

    /** The requester for this list's pages, made from the table's. */
    public Requester requester(Requester ofTable) {
        return through.apply(ofTable);
    }

    /** Runs the check at the list's end; returns the request to restart with, or null. */
    public ApiRequest ended() {
        return atEnd.get();
    }
}
