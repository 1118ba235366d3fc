package io.tributary.connect.segment;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;

/**
 * Pages through lists (Public API documentation, "Pagination"). A list ends if there is no next page, or at a page without
 * rows: a list that does not count its rows may refer to an empty next page.
 */
final class SegmentPages implements Paginator {
    /** The shared instance for all lists. */
    static final Paginator PAGES = new SegmentPages();

    /** The number of rows in a list. Lists that are expensive to count do not say. */
    static final String TOTAL = "/data/pagination/totalEntries";

    static final String COUNT = "pagination.count";
    static final String CURSOR = "pagination.cursor";

    /** Maximum page size. */
    static final int LARGEST_PAGE = 1000;

    private static final Paginator NEXT = Paginator.queryCursor("/data/pagination/next", CURSOR);

    private SegmentPages() {}

    @Override
    public ApiRequest next(Page<?> page) {
        return page.rows().isEmpty() ? null : NEXT.next(page);
    }

    /** Twice the current number of rows, because pages repeat rows when others are added before them. */
    @Override
    public long maxRows(Page<?> page) {
        long total = page.envelope().at(TOTAL).asLong(-1);
        boolean known = total >= 0 && total < Long.MAX_VALUE / 4;
        return known ? 2 * total + LARGEST_PAGE : Long.MAX_VALUE;
    }
}
