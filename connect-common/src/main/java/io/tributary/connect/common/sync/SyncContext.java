package io.tributary.connect.common.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.table.Table;
import java.util.Map;

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

    /**
     * A row as the vendor sent it, made ready to be sent.
     *
     * @param request that was answered with it; null where an expansion has read it
     */
    Row map(ObjectNode row, ApiRequest request) {
        ObjectNode edited = table.reading().edit().edit(row, request);
        Map<String, String> headers = table.reading().headers().apply(edited);
        Row mapped = schema.map(edited).withHeaders(headers);
        Row timed = mapped.withTime(table.reading().time().applyAsLong(mapped, request))
                .withChange(table.reading().changed().applyAsLong(edited));
        return table.reading().deleted().test(edited) ? timed.asDeleted() : timed;
    }

    /** The same with counts of its own, for a sync that is not the table's. */
    SyncContext apart() {
        return new SyncContext(table, schema, requester, pool, new TableMetrics(), settings);
    }
}
