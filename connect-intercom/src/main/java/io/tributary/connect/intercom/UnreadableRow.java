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
 * Reads around a row that a search finds but cannot return ("User Not Found", "Conversation not found. Message deleted." with
 * 404; users' reports, 2.10 and 2.11). There is no cursor after that row, so the search is split by time: before the row,
 * which was read; times that the search cannot distinguish from the row's, usually one second; and after it. The rows of
 * that second are split in the same way by {@code created_at}. Rows that this does not distinguish either are read from
 * both ends.
 */
final class UnreadableRow {
    static final String UPDATED_AT = "updated_at";
    private static final String CREATED_AT = "created_at";
    /** About 270 years: the times of two rows never differ by more. */
    private static final long MAX_SECONDS_APART = 1L << 33;
    /** Two days, which even a search that compares by the day can distinguish. */
    private static final long MORE_THAN_A_DAY = 2 * 86_400;

    private final SearchPages pages;
    private final Requester requester;
    private final ApiRequest search;
    private final ApiException failure;
    private final String field;

    /**
     * @param search the page of that one row
     * @param failure its failure
     */
    UnreadableRow(SearchPages pages, Requester requester, ApiRequest search, ApiException failure) {
        this.pages = pages;
        this.requester = requester;
        this.search = Search.withSize(search, pages.largest());
        this.failure = failure;
        this.field = Search.sortField(search);
    }

    /**
     * The search to read instead.
     *
     * @param after a time in UNIX seconds that the row is not before; null if unknown
     * @throws ApiException if the search fails without any row, or if it can now show all rows
     */
    Detour around(Long after) {
        if (!Search.isAscending(search)) {
            return Detour.through();
        }
        long from = after == null ? Search.from(search, field).orElse(0) : after;
        long first = from + first(MAX_SECONDS_APART, ahead -> !isReadable(from, from + ahead), Kind.EXPIRED_CURSOR);
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

    /** The smallest number for which {@code holds} is true. It must be true for all greater ones. */
    private long first(long max, LongPredicate holds, Kind failureKind) {
        long without = -1;
        long with = 0;
        while (!holds.test(with)) {
            without = with;
            with = 2 * with + 1;
            if (with > max) {
                throw failure.as(failureKind, failure.getMessage());
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
