package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;

/**
 * The pages of a search, one cursor after the other. Timeouts make pages smaller, and an outage looks like rows that are too heavy:
 * so a small page grows by a row each time, or one outage would have the rest of a long walk read row by row.
 *
 * @param largest the rows that a page may grow to
 */
record SearchPages(int largest) implements Paginator {
    private static final String PAGINATION = "pagination";
    private static final String PER_PAGE = "per_page";
    private static final Paginator CURSOR =
            Paginator.bodyCursor("/pages/next/starting_after", PAGINATION, "starting_after");

    @Override
    public ApiRequest next(Page<?> page) {
        ApiRequest next = CURSOR.next(page);
        return next == null || size(next) >= largest ? next : withSize(next, size(next) + 1);
    }

    /** The rows that a search asks for at once; 0 where the request is no search. */
    static int size(ApiRequest request) {
        return request.body() == null
                ? 0
                : request.body().path(PAGINATION).path(PER_PAGE).asInt();
    }

    /** The same search, asking for so many rows at once. */
    static ApiRequest withSize(ApiRequest request, int size) {
        ObjectNode body = request.body().deepCopy();
        body.withObjectProperty(PAGINATION).put(PER_PAGE, size);
        return request.withBody(body);
    }
}
