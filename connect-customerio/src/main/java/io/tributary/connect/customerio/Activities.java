package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.ListRead.Order;
import io.tributary.connect.common.table.Slice;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list of activities ({@code GET /activities}), newest first. With {@code deleted=true} it includes those of deleted
 * people (seen live, 2026-10); the reference can be read as if it then excluded all others. The connector checks once which
 * is true, and drops the parameter if it excludes others. Used by the task's thread.
 */
final class Activities {
    private static final Logger log = LoggerFactory.getLogger(Activities.class);
    private static final String TIMESTAMP = "timestamp";
    private static final int PAGE = 100;
    private static final ApiRequest WITHOUT_DELETED =
            ApiRequest.get("/activities").with(CustomerIoTables.LIMIT, PAGE);
    private static final ApiRequest WITH_DELETED = WITHOUT_DELETED.with("deleted", true);

    private final Paginator pages;
    private final Duration overlap;
    private ApiRequest list;

    /**
     * @param pages gives the next page
     * @param overlap how far rows may be out of order or late
     */
    Activities(Paginator pages, Duration overlap) {
        this.pages = pages;
        this.overlap = overlap;
    }

    /**
     * Reads down to where a sync knows all rows. The API returns the newest rows first, but does not document that order. Called
     * by one thread at a time.
     */
    Slice slice(Progress progress, Requester requester) {
        Order order =
                new Order.NewestFirst(progress.from(), overlap, row -> Row.timeOfSeconds(row.path(TIMESTAMP)), false);
        return Slice.of(ListRead.of(list(requester), pages).in(order));
    }

    private synchronized ApiRequest list(Requester requester) {
        if (list != null) {
            return list;
        }
        JsonNode newest = first(WITHOUT_DELETED, requester);
        if (newest == null) {
            return WITH_DELETED;
        }
        JsonNode among = first(WITH_DELETED, requester);
        boolean narrowed = among == null || time(among) < time(newest);
        if (narrowed) {
            log.warn("Table activities: with deleted=true the API returns activities of deleted people only. They are"
                    + " skipped; all others are read");
        }
        list = narrowed ? WITHOUT_DELETED : WITH_DELETED;
        return list;
    }

    private static JsonNode first(ApiRequest list, Requester requester) {
        Page<JsonNode> page =
                requester.read(list.with(CustomerIoTables.LIMIT, 1), new RowReader<>("/activities", row -> row));
        return page.last();
    }

    private static long time(JsonNode row) {
        return row.path(TIMESTAMP).asLong();
    }
}
