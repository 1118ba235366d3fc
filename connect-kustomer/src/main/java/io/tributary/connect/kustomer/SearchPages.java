package io.tributary.connect.kustomer;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.kustomer.Search.Index;
import io.tributary.connect.kustomer.Search.Order;
import java.time.Instant;

/**
 * Reads a search by searching again from the last row's value. Rows that change in the meantime move to the end, so page
 * numbers would skip rows; also, only the first pages of a search can be read (Kustomer's documentation, "Search": 100
 * pages, and no more than 10,000 rows). If a single value of {@code updated_at} fills a page, its rows are read by creation
 * time. Nothing relies on the order of rows with equal values.
 *
 * @param table for messages
 * @param liveFrom where to continue in the live index after the archive; null to end with the archive
 */
record SearchPages(String table, Instant liveFrom) implements Paginator {
    private static final int MAX_PAGES = 100;
    private static final int MAX_ROWS = 10_000;

    @Override
    public ApiRequest next(Page<?> page) {
        Search search = Search.of(page.request());
        Search next = hasEnded(page) ? afterEnd(search) : next(search, page);
        return next == null ? null : next.request();
    }

    /**
     * Whether there is a next page. The link to it is present even if that page can no longer be read. If it is missing
     * from a page that is not the last by its number, the response contradicts itself, and reading on is safe.
     */
    private static boolean hasEnded(Page<?> page) {
        boolean linked = page.text("/links/next") != null;
        boolean last = meta(page, "page") >= meta(page, "totalPages");
        return page.rows().isEmpty() || page.rows().size() < size(page, 0) || !linked && last;
    }

    private static int meta(Page<?> page, String name) {
        return page.envelope().at("/meta/" + name).asInt();
    }

    /** The page size in the response. {@code fallback} if it is missing, or larger than requested. */
    private static int size(Page<?> page, int fallback) {
        int size = meta(page, "pageSize");
        return size > 0 && size <= Search.PAGE_SIZE ? size : fallback;
    }

    private Search afterEnd(Search search) {
        if (search.tie() != null) {
            Search next = search.afterTie();
            return next == null ? inLiveIndex(search) : next;
        }
        return inLiveIndex(search);
    }

    private Search inLiveIndex(Search search) {
        return liveFrom != null && search.index() == Index.ARCHIVE ? search.live(liveFrom) : null;
    }

    private Search next(Search search, Page<?> page) {
        if (page.last() == null) {
            return nextPage(search, search.size());
        }
        Instant last = search.order().time(page.last());
        if (last != null && (search.from() == null || last.isAfter(search.from()))) {
            return search.from(last);
        }
        if (search.order() == Order.UPDATED) {
            return search.splitTie();
        }
        return nextPage(search, size(page, search.size()));
    }

    private Search nextPage(Search search, int size) {
        Search next = search.nextPage();
        if (next.page() > MAX_PAGES || (long) next.page() * size > MAX_ROWS) {
            throw new ApiException(
                    ApiException.Kind.UNAVAILABLE,
                    0,
                    null,
                    "Table " + table + ": more rows than a Kustomer search can return were created at " + search.from()
                            + " and updated at the same time: they cannot be paged through",
                    null);
        }
        return next;
    }
}
