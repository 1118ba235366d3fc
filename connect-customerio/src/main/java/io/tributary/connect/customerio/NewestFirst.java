package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Integers;
import java.time.Duration;
import java.time.Instant;

/**
 * Reads pages of activities down to what is known. The API returns the newest first but does not guarantee it: if the order
 * is different, the list is read to its end. Use one instance per read.
 */
final class NewestFirst implements Paginator {
    private final Paginator pages;
    private final long known;
    private final long overlap;
    private long before;
    private boolean inOrder = true;

    /**
     * @param pages gives the next page
     * @param from older rows need not be read
     * @param overlap how far rows may be out of order
     */
    NewestFirst(Paginator pages, Instant from, Duration overlap) {
        this.pages = pages;
        this.known = from.getEpochSecond();
        this.overlap = overlap.toSeconds();
        this.before = Long.MAX_VALUE - this.overlap;
    }

    @Override
    public ApiRequest next(Page<?> page) {
        return page.last() != null && isKnown(page.last()) ? null : pages.next(page);
    }

    /**
     * Whether a page that ends with {@code row} has nothing new, because the previous page already ended before what is
     * known.
     */
    private boolean isKnown(JsonNode row) {
        long time = Integers.of(row.path("timestamp"), 0);
        inOrder &= time <= before + overlap;
        boolean wholePage = before < known && time < known;
        before = time;
        return inOrder && wholePage;
    }
}
