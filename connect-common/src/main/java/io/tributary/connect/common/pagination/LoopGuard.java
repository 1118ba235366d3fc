package io.tributary.connect.common.pagination;

import io.tributary.connect.common.http.ApiRequest;

/**
 * Notices a walk that comes back to a request it has sent before, however long the circle, with one request remembered
 * (Brent's method).
 */
public final class LoopGuard {
    private ApiRequest remembered;
    private long steps;
    private long until = 1;

    /** Whether the walk is known to repeat itself when it goes on with {@code next}. */
    public boolean repeats(ApiRequest next) {
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
