package io.tributary.connect.common.pagination;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;

/**
 * Notices a walk that comes back to a request it has sent before, however long the circle, with one request remembered
 * (Brent's method).
 */
public final class LoopGuard {
    private ApiRequest remembered;
    private long steps;
    private long until = 1;

    /**
     * Lets the walk go on with {@code next}.
     *
     * @throws ApiException when the walk is known to repeat itself: final for the table
     */
    public void requireNew(ApiRequest next, Paginator paginator, String table) {
        if (repeats(next) && !paginator.keepsPlaceOnServer()) {
            throw new ApiException(
                    ApiException.Kind.UNAVAILABLE,
                    0,
                    null,
                    "Table " + table + ": " + next + " leads back to a page that was read before: the walk is given up",
                    null);
        }
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
