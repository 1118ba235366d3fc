package io.tributary.connect.common.task;

import io.tributary.connect.common.bookmark.Bookmark;
import io.tributary.connect.common.bookmark.Decision;
import io.tributary.connect.common.bookmark.TablePosition;
import io.tributary.connect.common.bookmark.Version;
import io.tributary.connect.common.config.ApiSourceConfig;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.RequestListener;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.metrics.TableMetrics;
import io.tributary.connect.common.reading.SyncSettings;
import io.tributary.connect.common.reading.TableContext;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.time.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The path of the rows of an incremental table without a worker: a page is read and mapped as on a request thread, and its rows
 * are decided on as on the task's. For one thread.
 */
public final class RowPath implements AutoCloseable {
    private final Api api;
    private final TableContext context;
    private final Incremental incremental;
    private Slice slice;
    private ListRead list;

    private RowPath(ApiSourceConnector connector, ApiSourceConfig config, Table table) {
        this.api = connector.vendor().open(config, Time.SYSTEM);
        this.context = new TableContext(
                table,
                StartedTask.schema(connector.vendor(), config, table),
                api.requester(table.name(), RequestListener.NONE),
                null,
                new TableMetrics(),
                new SyncSettings(config.startDate(), config.deletes(), false, config.snapshotMaxRows()));
        this.incremental = (Incremental) table.replication();
    }

    /** The path of a table's rows: those of the first list that has any. */
    public static RowPath of(ApiSourceConnector connector, Map<String, String> settings, String name) {
        ApiSourceConfig config = connector.vendor().config(settings);
        List<Table> tables = connector.vendor().tables(config);
        Table table = tables.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        RowPath path = new RowPath(connector, config, table);
        path.findRows();
        return path;
    }

    private void findRows() {
        Instant from = incremental.start(context.settings().start());
        Progress progress = new Progress(from, Time.SYSTEM.instant(), from, 0);
        while (list == null) {
            slice = incremental.next(progress, context.requester());
            list = slice.lists().stream()
                    .filter(one -> !page(one).rows().isEmpty())
                    .findFirst()
                    .orElse(null);
            progress = new Progress(slice.until(), progress.now(), progress.from(), 0);
        }
    }

    private Page<Row> page(ListRead read) {
        RowReader<Row> rows =
                new RowReader<>(rowsAt(), tokens -> context.read(tokens, read), row -> context.map(row, read));
        return read.requester(context.requester()).read(read.first(), rows);
    }

    /** Where the table has its rows in a response, as a JSON Pointer. */
    public String rowsAt() {
        return context.table().rowsAt();
    }

    /** Reads the first page of the list as a first sync does; returns the number of its rows that are to be sent. */
    public int read() {
        Page<Row> page = page(list);
        TablePosition position = new TablePosition(
                incremental, incremental.start(context.settings().start()), false);
        position.rows().beginSync();
        position.sweeps().begin();
        position.rows().beginSlice(slice.isMarked() ? slice.settled() : slice.until());
        position.sweeps().serverTime(page.serverTime());
        position.rows().serverTime(page.serverTime());
        Bookmark bookmark = position.bookmark(list);
        int sent = 0;
        for (Row row : page.rows()) {
            sent += isSent(row, bookmark) ? 1 : 0;
        }
        return sent;
    }

    private static boolean isSent(Row row, Bookmark bookmark) {
        Version version = new Version(row.changed(), row.time(), row.fingerprint());
        boolean isNew = row.reject() == null && bookmark.decide(version) == Decision.SEND;
        if (isNew) {
            bookmark.sent(version, true);
        }
        return isNew;
    }

    @Override
    public void close() {
        api.close();
    }
}
