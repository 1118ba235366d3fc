package io.tributary.connect.common.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ListRead.Order;
import java.time.Duration;
import java.time.Instant;

/**
 * A list of deleted rows, newest first. Its rows hold the table's primary key; a deleted key never comes back.
 *
 * @param rowsAt JSON Pointer of the deleted rows
 * @param timeField the field of such a row with the time of deletion, in UNIX seconds
 */
public record DeletionFeed(ApiRequest request, Paginator pages, String rowsAt, String timeField) {

    /** The rows that were deleted at {@code known} or later. */
    public ListRead from(Instant known) {
        return ListRead.of(request, pages).in(new Order.NewestFirst(known, Duration.ZERO, this::time, true));
    }

    /** The feed as a table whose rows are all deleted and identified by their key. */
    public Table of(Table table) {
        return Table.named(table.name())
                .primaryKey(table.primaryKey().toArray(String[]::new))
                .rowsAt(rowsAt)
                .timedAt(this::time)
                .deletedWhen(row -> true)
                .unchanging()
                .replicate(table.replication());
    }

    private long time(JsonNode row) {
        return Row.timeOfSeconds(row.path(timeField));
    }
}
