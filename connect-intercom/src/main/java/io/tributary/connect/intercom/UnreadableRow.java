package io.tributary.connect.intercom;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.pagination.Detour;
import io.tributary.connect.common.pagination.Listing;
import java.time.Instant;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The way around one row that a search finds and cannot show ("User Not Found", "Conversation not found. Message deleted." with
 * 404; users' reports, 2.10 and 2.11). A cursor behind it is not to be had: so the search is cut by time, into the times before
 * the row, which were read; those that the search cannot tell from the row's, mostly one second; and those after it. The rows of
 * that second are read by {@code created_at}, cut in the same way, and those that cannot be told apart by it either from both
 * ends.
 */
final class UnreadableRow {
    static final String UPDATED_AT = "updated_at";
    private static final String CREATED_AT = "created_at";
    /** About 270 years: no row is that far ahead of another. */
    private static final long MOST_APART = 1L << 33;
    /** Two days, which no search that compares by the day takes for one. */
    private static final long MORE_THAN_A_DAY = 2 * 86_400;

    private final SearchPages pages;
    private final Requester requester;
    private final ApiRequest search;
    private final ApiException failure;
    private final String field;

    /**
     * @param search the page of that one row
     * @param failure what it was answered
     */
    UnreadableRow(SearchPages pages, Requester requester, ApiRequest search, ApiException failure) {
        this.pages = pages;
        this.requester = requester;
        this.search = Search.withSize(search, pages.largest());
        this.failure = failure;
        this.field = Search.sortField(search);
    }

    /**
     * What to walk instead.
     *
     * @param after a time, in UNIX seconds, that the row is not before; null where none is known
     * @throws ApiException when the search fails without any row, or shows them all meanwhile
     */
    Detour around(Long after) {
        if (!Search.isAscending(search)) {
            return Detour.through();
        }
        long from = after == null ? Search.from(search, field).orElse(0) : after;
        long first = from + first(MOST_APART, ahead -> !isReadable(from, from + ahead), Kind.EXPIRED_CURSOR);
        long next = first + 1 + first(MORE_THAN_A_DAY, more -> isReadable(first + 1 + more, first), Kind.UNAVAILABLE);
        ApiRequest same = Search.between(search, field, first, next - 1);
        ApiRequest rest = Search.between(search, field, next, null);
        return field.equals(UPDATED_AT)
                ? Detour.through(Search.sorted(same, CREATED_AT, "ascending"), rest)
                : new Detour(List.of(Search.sorted(same, CREATED_AT, "descending"), rest), place(first));
    }

    private String place(long createdAt) {
        long updatedAt = Search.from(search, UPDATED_AT).orElse(0);
        return UPDATED_AT + ' ' + Instant.ofEpochSecond(updatedAt) + ", " + CREATED_AT + ' '
                + Instant.ofEpochSecond(createdAt);
    }

    /** The least number for which {@code holds}, as it does for all greater ones. */
    private long first(long most, LongPredicate holds, Kind otherwise) {
        long without = -1;
        long with = 0;
        while (!holds.test(with)) {
            without = with;
            with = 2 * with + 1;
            if (with > most) {
                throw failure.as(otherwise, failure.getMessage());
            }
        }
        while (with - without > 1) {
            long middle = without + (with - without) / 2;
            if (holds.test(middle)) {
                with = middle;
            } else {
                without = middle;
            }
        }
        return with;
    }

    /** Whether the search shows all rows from a time on up to another. */
    private boolean isReadable(long from, long to) {
        try {
            Listing.read(search.path(), requester, Search.between(search, field, from, to), pages, pages.rowsAt());
            return true;
        } catch (ApiException e) {
            if (e.kind() == Kind.UNREADABLE) {
                return false;
            }
            throw e;
        }
    }
}
