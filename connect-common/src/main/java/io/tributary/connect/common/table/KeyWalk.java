package io.tributary.connect.common.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import java.time.Duration;
import java.util.function.Function;

/**
 * A walk over all rows that exist, of which only the keys are looked at: rows that were sent and are not met any more, and
 * whose own address then answers that they are gone, were deleted.
 *
 * @param rowsAt JSON Pointer of the rows, which hold the table's primary key
 * @param row the request for the one row with a key: which fails as gone where it is
 * @param interval the pause between two walks
 */
public record KeyWalk(
        ApiRequest request, Paginator pages, String rowsAt, Function<ObjectNode, ApiRequest> row, Duration interval) {}
