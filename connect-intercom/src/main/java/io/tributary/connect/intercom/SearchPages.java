package io.tributary.connect.intercom;

import static io.tributary.connect.intercom.Search.size;
import static io.tributary.connect.intercom.Search.withSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.pagination.Detour;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Row;
import java.time.Duration;
import java.time.Instant;

/**
 * Reads the pages of a search by cursor. Timeouts make pages smaller, but an outage looks like rows that are too large. So
 * a small page grows by one row each time; without that, the rest of a long list would be read row by row after an outage.
 * A page with a row that the search cannot return is halved down to that row, which is then skipped.
 *
 * @param largest maximum page size
 * @param rowsAt JSON Pointer of the rows
 */
record SearchPages(int largest, String rowsAt) implements Paginator {
    /** A row that changed less than this before it was read may still appear at the place of its older version. */
    private static final Duration INDEX_LAG = Duration.ofHours(1);

    private static final Paginator CURSOR =
            Paginator.bodyCursor("/pages/next/starting_after", "pagination", "starting_after");

    @Override
    public ApiRequest next(Page<?> page) {
        ApiRequest next = CURSOR.next(page);
        return next == null || size(next) >= largest ? next : withSize(next, size(next) + 1);
    }

    @Override
    public boolean isInOrder(ApiRequest request) {
        return Search.sortField(request).equals(UnreadableRow.UPDATED_AT);
    }

    /** The query, and the time of the last row that is at the place of its time. */
    @Override
    public JsonNode place(Page<?> page, JsonNode before) {
        String field = Search.sortField(page.request());
        long time = page.last() == null
                ? Row.NO_TIME
                : Row.timeOfSeconds(page.last().path(field));
        Instant settled = page.serverTime().minus(INDEX_LAG);
        if (time == Row.NO_TIME || time > settled.toEpochMilli()) {
            return before;
        }
        return Json.MAPPER.createObjectNode().put("time", time / 1000).set("query", Search.query(page.request()));
    }

    @Override
    public Detour around(ApiRequest request, ApiException failure, JsonNode place, Requester requester) {
        if (size(request) > 1) {
            return Detour.through(withSize(request, size(request) / 2));
        }
        boolean sameWalk = place != null && place.path("query").equals(Search.query(request));
        Long after = sameWalk ? (Long) place.path("time").asLong() : null;
        return new UnreadableRow(this, requester, request, failure).around(after);
    }
}
