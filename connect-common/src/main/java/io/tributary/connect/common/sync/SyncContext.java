package io.tributary.connect.common.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.table.Table;

/**
 * What the sync of one table works with.
 *
 * @param requester of this table
 * @param pool shared by all tables of the task
 */
public record SyncContext(
        Table table,
        TableSchema schema,
        Requester requester,
        RequestPool pool,
        TableMetrics metrics,
        SyncSettings settings) {

    /** A row as the vendor sent it, made ready to be sent. */
    Row map(ObjectNode row) {
        return schema.map(table.edit().apply(row));
    }
}
