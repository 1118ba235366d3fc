package io.tributary.connect.common.pagination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;

/** How pages follow each other: from a request and its response to the next request. Stateless; one serves all lists. */
@FunctionalInterface
public interface Paginator {
    /** One response holds everything. */
    Paginator SINGLE = page -> null;

    /** The request of the page after {@code page}; null if that was the last. */
    ApiRequest next(Page<?> page);

    /** Whether the same request may be sent repeatedly, because the server keeps the place. */
    default boolean keepsPlaceOnServer() {
        return false;
    }

    /**
     * Whether a page begins with the last rows of the page before, and rows with the same key are adjacent. The rows with a
     * page's last key then wait for the next page, which has all of them.
     */
    default boolean overlaps() {
        return false;
    }

    /**
     * The place in the list after {@code page}, as {@link #around} needs it.
     *
     * @param before the place before that page; null at the beginning
     */
    default JsonNode place(Page<?> page, JsonNode before) {
        return page.last();
    }

    /**
     * How to continue if a page holds a row that the API cannot return. Blocks; runs on a request thread.
     *
     * @param request of that page
     * @param failure of that request
     * @param place what {@link #place} returned for the page before; null if there is none
     * @throws ApiException if the list cannot be read any further
     */
    default Detour around(ApiRequest request, ApiException failure, JsonNode place, Requester requester) {
        throw failure.as(ApiException.Kind.UNAVAILABLE, failure.getMessage());
    }

    /** Whether the response to {@code request} has its rows in the list's own order; that of a detour may have another. */
    default boolean isInOrder(ApiRequest request) {
        return true;
    }

    /**
     * The most rows that the list of {@code page} may return before it is known to have no end; for an API that reports
     * totals and whose cursors are all different.
     */
    default long maxRows(Page<?> page) {
        return Long.MAX_VALUE;
    }

    /**
     * A cursor in the response, which the next request sends as a parameter.
     *
     * <p>{@code {"next": "MDox"}} at {@code /next}, parameter {@code start}: {@code GET /x?limit=10} is followed by
     * {@code GET /x?limit=10&start=MDox}.
     *
     * @param at JSON Pointer of the cursor; absent, null or empty ends the list
     */
    static Paginator queryCursor(String at, String parameter) {
        return page -> {
            String cursor = page.text(at);
            return cursor == null ? null : page.request().with(parameter, cursor);
        };
    }

    /**
     * A cursor in the response, which the next request sends in its body.
     *
     * <p>{@code {"pages": {"next": {"starting_after": "abc"}}}} at {@code /pages/next/starting_after}, in
     * {@code pagination} as {@code starting_after}: the next body holds {@code {"pagination": {"starting_after": "abc"}}}.
     *
     * @param object the field of the body that holds the cursor's field
     */
    static Paginator bodyCursor(String at, String object, String field) {
        return page -> {
            String cursor = page.text(at);
            if (cursor == null) {
                return null;
            }
            ObjectNode body = page.request().body().deepCopy();
            body.withObjectProperty(object).put(field, cursor);
            return page.request().withBody(body);
        };
    }

    /**
     * A link to the next page, absolute or below the API's base URL. The request's host is checked when it
     * is sent.
     *
     * @param at JSON Pointer of the link; absent, null or empty ends the list
     */
    static Paginator link(String at) {
        return page -> {
            String link = page.text(at);
            return link == null ? null : page.request().follow(link);
        };
    }
}
