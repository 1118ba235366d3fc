package io.tributary.connect.common.pagination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;

/** How pages follow each other: from a request and its answer to the next request. Keeps no state; one serves all walks. */
@FunctionalInterface
public interface Paginator {
    /** One answer holds everything. */
    Paginator SINGLE = page -> null;

    /** The request of the page after {@code page}; null where that was the last. */
    ApiRequest next(Page<?> page);

    /** Whether the same request may rightly come again, because the server keeps the place. */
    default boolean keepsPlaceOnServer() {
        return false;
    }

    /**
     * Whether a page begins with the last rows of the page before, and rows with one key stand side by side. The rows with a
     * page's last key then wait for the next page, which has all of them.
     */
    default boolean overlaps() {
        return false;
    }

    /**
     * Where a walk is after {@code page}, as {@link #around} wants to know it.
     *
     * @param before where it was before; null at its beginning
     */
    default JsonNode place(Page<?> page, JsonNode before) {
        return page.last();
    }

    /**
     * How a walk goes on where a page holds a row that the API cannot show. Blocks; runs on a request thread.
     *
     * @param request of that page
     * @param failure what it was answered
     * @param place what {@link #place} told of the page before; null where there is none
     * @throws ApiException when the walk cannot go on
     */
    default Detour around(ApiRequest request, ApiException failure, JsonNode place, Requester requester) {
        throw failure.as(ApiException.Kind.UNAVAILABLE, failure.getMessage());
    }

    /** Whether the rows that answer {@code request} come in the list's own order; those of a detour may come in another. */
    default boolean isInOrder(ApiRequest request) {
        return true;
    }

    /**
     * The most rows that the list of {@code page} may give before its walk is known to have no end; for an API that tells
     * how many there are and whose cursors are all different.
     */
    default long mostRows(Page<?> page) {
        return Long.MAX_VALUE;
    }

    /**
     * A cursor that the answer tells and the next request repeats as a parameter.
     *
     * <p>{@code {"next": "MDox"}} at {@code /next}, parameter {@code start}: {@code GET /x?limit=10} is followed by
     * {@code GET /x?limit=10&start=MDox}.
     *
     * @param at JSON Pointer of the cursor; absent, null or empty ends the walk
     */
    static Paginator queryCursor(String at, String parameter) {
        return page -> {
            String cursor = page.text(at);
            return cursor == null ? null : page.request().with(parameter, cursor);
        };
    }

    /**
     * A cursor that the answer tells and the next request carries in its body.
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
     * A link to the next page, absolute or below the API's base URL. That it stays on the API's host is checked when it
     * is sent.
     *
     * @param at JSON Pointer of the link; absent, null or empty ends the walk
     */
    static Paginator link(String at) {
        return page -> {
            String link = page.text(at);
            return link == null ? null : page.request().follow(link);
        };
    }
}
