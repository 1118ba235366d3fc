package io.tributary.connect.common.pagination;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;

/**
 * Detects a list without an end: one that leads back to an earlier request, however long the cycle, with one request
 * remembered (Brent's method); one that returns the same rows for every page; and one that returns more rows than it has.
 */
public final class LoopGuard {
    /** This many pages of one size that end with the same row are the same page. */
    private static final int ALIKE = 5;

    private ApiRequest remembered;
    private long steps;
    private long until = 1;
    private long rows;
    private long maxRows;
    private JsonNode lastRow;
    private int lastRows;
    private int alike;

    /**
     * The request of the page after {@code page}; null if that was the last.
     *
     * @throws ApiException if the list has no end, which pauses the table; or if the response does not say what comes next, which
     *     restarts the list
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
            String message =
                    "Table " + table + ": " + page.request() + " has no readable next page (" + reason(e) + ")";
            throw new ApiException(ApiException.Kind.EXPIRED_CURSOR, 0, null, message, null);
        }
    }

    /** A parser of numbers or dates quotes the response, so only its exception is named. */
    private static String reason(IllegalArgumentException failure) {
        return failure.getClass() == IllegalArgumentException.class
                ? failure.getMessage()
                : failure.getClass().getName();
    }

    /**
     * Accepts {@code next} as the next request of the list.
     *
     * @throws ApiException if the list repeats itself, which pauses the table
     */
    public void requireNew(ApiRequest next, Paginator paginator, String table) {
        if (repeats(next) && !paginator.keepsPlaceOnServer()) {
            throw endless(table, next + " leads back to a page that was already read");
        }
    }

    private void count(Page<?> page, Paginator paginator, String table) {
        rows += page.rows().size();
        maxRows = Math.max(maxRows, paginator.maxRows(page));
        if (repeatsRows(page)) {
            throw endless(table, page.request() + " returns the same rows again and again");
        }
        if (rows > maxRows) {
            throw endless(table, page.request() + " returns more rows than the list has, " + rows + " so far");
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
                "Table " + table + ": " + what + ": reading the list was stopped",
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
