package io.tributary.connect.common.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import java.time.Duration;
import java.util.function.Function;

/**
 * A walk over the keys of all rows that exist. A row that was sent and is no longer seen, and whose own request then fails as
 * gone, was deleted.
 *
 * @param rowsAt JSON Pointer of the rows, which hold the table's primary key
 * @param row returns the request for the row with a key, which fails as gone if the row was deleted
 * @param interval the pause between two walks
 */
public record KeyWalk(
        ApiRequest request, Paginator pages, String rowsAt, Function<ObjectNode, ApiRequest> row, Duration interval) {}
