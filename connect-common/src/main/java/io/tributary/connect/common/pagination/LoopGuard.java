package io.tributary.connect.common.pagination;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;

/**
 * Notices a walk without an end: one that comes back to a request it has sent before, however long the circle, with one
 * request remembered (Brent's method), one that gives the same rows whatever page is asked for, and one that gives more rows
 * than there are.
 */
public final class LoopGuard {
    /** So many pages of one size that end with the same row are one page. */
    private static final int ALIKE = 5;

    private ApiRequest remembered;
    private long steps;
    private long until = 1;
    private long rows;
    private long mostRows;
    private JsonNode lastRow;
    private int lastRows;
    private int alike;

    /**
     * The request of the page after {@code page}, with which the walk goes on; null where that was the last.
     *
     * @throws ApiException when the walk is known to have no end: final for the table; or when the answer says in no readable
     *     way what comes next: then the walk is to begin again
     */
    public ApiRequest next(Page<?> page, Paginator paginator, String table) {
        count(page, paginator, table);
        ApiRequest next = following(page, paginator, table);
        if (next != null) {
            requireNew(next, paginator, table);
        }
        return next;
    }

    private static ApiRequest following(Page<?> page, Paginator paginator, String table) {
        try {
            return paginator.next(page);
        } catch (IllegalArgumentException e) {
            String message = "Table " + table + ": " + page.request() + " tells no next page (" + reason(e) + ")";
            throw new ApiException(ApiException.Kind.EXPIRED_CURSOR, 0, null, message, null);
        }
    }

    /** A parser of numbers or dates quotes the answer, and is only named. */
    private static String reason(IllegalArgumentException failure) {
        return failure.getClass() == IllegalArgumentException.class
                ? failure.getMessage()
                : failure.getClass().getName();
    }

    /**
     * Lets the walk go on with {@code next}.
     *
     * @throws ApiException when the walk is known to repeat itself: final for the table
     */
    public void requireNew(ApiRequest next, Paginator paginator, String table) {
        if (repeats(next) && !paginator.keepsPlaceOnServer()) {
            throw endless(table, next + " leads back to a page that was read before");
        }
    }

    private void count(Page<?> page, Paginator paginator, String table) {
        rows += page.rows().size();
        mostRows = Math.max(mostRows, paginator.mostRows(page));
        if (repeatsRows(page)) {
            throw endless(table, page.request() + " gives the same rows again and again");
        }
        if (rows > mostRows) {
            throw endless(table, page.request() + " gives ever more rows, " + rows + " so far");
        }
    }

    private boolean repeatsRows(Page<?> page) {
        boolean same = page.last() != null
                && page.last().equals(lastRow)
                && page.rows().size() == lastRows;
        alike = same ? alike + 1 : 1;
        lastRow = page.last();
        lastRows = page.rows().size();
        return alike >= ALIKE;
    }

    private static ApiException endless(String table, String what) {
        return new ApiException(
                ApiException.Kind.UNAVAILABLE,
                0,
                null,
                "Table " + table + ": " + what + ": the walk is given up",
                null);
    }

    private boolean repeats(ApiRequest next) {
        if (next.equals(remembered)) {
            return true;
        }
        steps++;
        if (steps >= until) {
            remembered = next;
            until *= 2;
            steps = 0;
        }
        return false;
    }
}
