package io.tributary.connect.kustomer;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;

/**
 * Pages of the audit log: the next one begins before the last entry of a page ("Audit logs" of the API reference). It is not
 * documented how the last page looks, so a full page without a link is followed by the entries before its last one.
 *
 * @param size the requested page size
 */
record OlderEntries(int size) implements Paginator {

    @Override
    public ApiRequest next(Page<?> page) {
        if (page.last() == null) {
            return null;
        }
        String link = page.text("/links/next");
        if (link != null) {
            return page.request().follow(link);
        }
        boolean isFull = page.rows().size() >= page.envelope().at("/meta/count").asInt(size);
        return isFull ? page.request().with("before", page.last().path("id").asText()) : null;
    }
}
