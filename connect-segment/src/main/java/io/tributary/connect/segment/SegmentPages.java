package io.tributary.connect.segment;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;

/**
 * How the pages of every list follow each other (Public API documentation, "Pagination"). A list ends where no next page
 * is named, and also at a page without rows: a list that does not count its rows may name a next page that is empty.
 */
final class SegmentPages implements Paginator {
    /** One serves all lists. */
    static final Paginator PAGES = new SegmentPages();

    /** How many rows a list holds; lists that are dear to count do not tell. */
    static final String TOTAL = "/data/pagination/totalEntries";

    static final String COUNT = "pagination.count";
    static final String CURSOR = "pagination.cursor";

    /** The most rows that a page may hold. */
    static final int LARGEST_PAGE = 1000;

    private static final Paginator NEXT = Paginator.queryCursor("/data/pagination/next", CURSOR);

    private SegmentPages() {}

    @Override
    public ApiRequest next(Page<?> page) {
        return page.rows().isEmpty() ? null : NEXT.next(page);
    }

    /** Twice the rows that the list holds now, since pages repeat rows when others are added before them. */
    @Override
    public long mostRows(Page<?> page) {
        long total = page.envelope().at(TOTAL).asLong(-1);
        boolean told = total >= 0 && total < Long.MAX_VALUE / 4;
        return told ? 2 * total + LARGEST_PAGE : Long.MAX_VALUE;
    }
}
