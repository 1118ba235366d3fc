package io.tributary.connect.common.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.bookmark.Decision;
import io.tributary.connect.common.bookmark.Version;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.metrics.TableMetrics;
import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.schema.Damaged;
import io.tributary.connect.common.schema.Drift;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.schema.Unreadable;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Table;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the sync of one table works with.
 *
 * @param requester of this table
 * @param pool shared by all tables of the task
 * @param drift counts and logs what does not match the table's schema
 * @param unreadable logs the rows that the API lists but cannot return
 * @param sick the table's parents that are set aside
 */
public record TableContext(
        Table table,
        TableSchema schema,
        Requester requester,
        RequestPool pool,
        TableMetrics metrics,
        SyncSettings settings,
        Drift drift,
        UnreadableRows unreadable,
        SickParents sick)
        implements RowMapping<Row> {

    private static final Logger decisions = LoggerFactory.getLogger(Decision.class);

    /** Drift is counted by {@code metrics}, and new paths are logged; no row was skipped as unreadable yet. */
    public TableContext(
            Table table,
            TableSchema schema,
            Requester requester,
            RequestPool pool,
            TableMetrics metrics,
            SyncSettings settings) {
        this(
                table,
                schema,
                requester,
                pool,
                metrics,
                settings,
                new DriftLog(table.name(), metrics),
                new UnreadableRows(),
                new SickParents(table.name(), metrics));
    }

    @Override
    public Row map(ObjectNode row, ListRead list) {
        return map(row, table.options().added(list), list);
    }

    private Row map(ObjectNode row, ObjectNode more, ListRead list) {
        ObjectNode whole = more == null ? row : row.setAll(more);
        ObjectNode edited = table.options().edit().edit(whole, list);
        if (row instanceof Unreadable unreadable) {
            return unreadable.row(schema.keyOf(edited));
        }
        if (row instanceof Damaged damaged && damaged.isIn(schema.keyOf(edited))) {
            return damaged.row();
        }
        Map<String, String> headers = table.options().headers().apply(edited);
        Row mapped = schema.map(edited, drift).withHeaders(headers);
        return withJson(timed(mapped, list), edited, table.options());
    }

    @Override
    public Row read(JsonParser row, ListRead list) throws IOException {
        return read(row, table.options().added(list), list);
    }

    private Row read(JsonParser row, ObjectNode more, ListRead list) throws IOException {
        Row mapped = table.options().needTree() ? null : schema.read(row, more, drift);
        return mapped == null ? null : timed(mapped, list);
    }

    /** Maps the rows that an expansion reads. */
    ChildRows children() {
        return new Children(this, null);
    }

    /**
     * @param more fields that are added to each row; null for none
     */
    private record Children(TableContext context, ObjectNode more) implements ChildRows {

        @Override
        public Row map(ObjectNode row) {
            return context.map(row, more, null);
        }

        @Override
        public Row read(JsonParser row) throws IOException {
            return context.read(row, more, null);
        }

        @Override
        public ChildRows with(ObjectNode fields) {
            return new Children(context, fields);
        }
    }

    private static Row withJson(Row row, ObjectNode json, Table.RowOptions options) {
        ToLongFunction<ObjectNode> time = options.timeInJson();
        Row timed = time == null ? row : row.withTime(time.applyAsLong(json));
        return options.deleted().test(json) ? timed.asDeleted() : timed;
    }

    private Row timed(Row row, ListRead list) {
        return row.withTime(table.options().time().of(row, list));
    }

    /** The same for rows of which only the keys are used: their other fields are not counted as drift. */
    public TableContext keysOnly() {
        return new TableContext(table, schema, requester, pool, metrics, settings, Drift.NONE, unreadable, sick);
    }

    /** Counts and logs a row at {@code place} that the API cannot return and that is skipped. */
    void skipped(String place) {
        metrics.unreadable();
        unreadable.skipped(table.name(), place);
    }

    /** The same for another list of the table, whose rows are not counted as drift and whose pages are counted separately. */
    public TableContext of(Table other) {
        return new TableContext(
                other, schema, requester, pool, new TableMetrics(), settings, Drift.NONE, unreadable, sick);
    }

    /** Counts a row that is not sent, by reason, and traces it without its values. */
    public void decided(Decision decision, Row row) {
        metrics.notSent(decision);
        if (decisions.isTraceEnabled()) {
            String key = row.anyKey() == null ? "none" : Long.toHexString(Fingerprints.hash(row.anyKey()));
            trace(decision, row.time(), key);
        }
    }

    /** Counts and traces a parent whose rows are not read. */
    public void decided(Decision decision, Version parent) {
        metrics.notSent(decision);
        if (decisions.isTraceEnabled()) {
            trace(decision, parent.time(), "none");
        }
    }

    private void trace(Decision decision, long time, String key) {
        String changed =
                time == Row.NO_TIME ? "no time" : Instant.ofEpochMilli(time).toString();
        decisions.trace("Table {}: {}, {}, hash of key {}", table.name(), decision, changed, key);
    }

    /** The same with metrics of its own, for a sync besides the table's. */
    public TableContext apart() {
        return new TableContext(table, schema, requester, pool, new TableMetrics(), settings, drift, unreadable, sick);
    }
}
