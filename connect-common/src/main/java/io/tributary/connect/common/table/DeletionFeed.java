package io.tributary.connect.common.table;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;

/**
 * A list of deleted rows, newest first. Its rows hold the table's primary key; a key that was deleted never comes back.
 *
 * @param rowsAt JSON Pointer of the deleted rows
 * @param timeField the field of such a row that tells when it was deleted, in UNIX seconds
 */
public record DeletionFeed(ApiRequest request, Paginator pages, String rowsAt, String timeField) {}
