package io.tributary.connect.common.pagination;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;

/**
 * Notices a walk without an end: one that comes back to a request it has sent before, however long the circle, with one
 * request remembered (Brent's method), and one that gives more rows than there are.
 */
public final class LoopGuard {
    private ApiRequest remembered;
    private long steps;
    private long until = 1;
    private long rows;

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

    /**
     * Counts the rows of {@code page}.
     *
     * @throws ApiException when they are more than the list can hold: final for the table
     */
    public void count(Page<?> page, Paginator paginator, String table) {
        rows += page.rows().size();
        if (rows > paginator.mostRows(page)) {
            throw endless(table, page.request() + " gives ever more rows, " + rows + " so far");
        }
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
