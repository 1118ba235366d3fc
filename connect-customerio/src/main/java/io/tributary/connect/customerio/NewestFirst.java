package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Integers;
import java.time.Duration;
import java.time.Instant;

/**
 * Pages of activities down to what is known. That they come newest first is what the API does, not what it promises: a walk
 * that sees otherwise goes to the end. Serves one walk.
 */
final class NewestFirst implements Paginator {
    /** How far rows may be out of order, and late. */
    static final Duration OVERLAP = Duration.ofMinutes(10);

    private final Paginator pages;
    private final long known;
    private long before = Long.MAX_VALUE - OVERLAP.toSeconds();
    private boolean inOrder = true;

    /**
     * @param pages how the pages follow each other
     * @param position everything before it was sent
     */
    NewestFirst(Paginator pages, Instant position) {
        this.pages = pages;
        this.known = position.minus(OVERLAP).getEpochSecond();
    }

    @Override
    public ApiRequest next(Page<?> page) {
        return page.last() != null && isKnown(page.last()) ? null : pages.next(page);
    }

    /** Whether a page that ends with {@code row} holds nothing new: where the page before ended earlier than what is known. */
    private boolean isKnown(JsonNode row) {
        long time = Integers.of(row.path("timestamp"), 0);
        inOrder &= time <= before + OVERLAP.toSeconds();
        boolean wholePage = before < known && time < known;
        before = time;
        return inOrder && wholePage;
    }
}
