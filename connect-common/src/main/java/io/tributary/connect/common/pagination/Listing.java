package io.tributary.connect.common.pagination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A list that fits in memory, such as the children of one parent. */
public final class Listing {

    private Listing() {}

    /**
     * Reads all rows of a list, page after page. Blocks; call it from a request thread.
     *
     * @param table for messages
     * @param rowsAt JSON Pointer of the rows
     */
    public static List<ObjectNode> read(
            String table, Requester requester, ApiRequest first, Paginator paginator, String rowsAt) {
        return read(table, requester, first, paginator, new RowReader<>(rowsAt, row -> row));
    }

    /** The same for rows that {@code reader} maps. */
    public static <T> List<T> read(
            String table, Requester requester, ApiRequest first, Paginator paginator, RowReader<T> reader) {
        return read(table, requester, first, paginator, reader, page -> {});
    }

    /**
     * The same, for a list whose responses hold more than rows.
     *
     * @param seen gets each page
     */
    public static <T> List<T> read(
            String table,
            Requester requester,
            ApiRequest first,
            Paginator paginator,
            RowReader<T> reader,
            Consumer<Page<?>> seen) {
        List<T> rows = new ArrayList<>();
        LoopGuard guard = new LoopGuard();
        guard.requireNew(first, paginator, table);
        for (ApiRequest next = first; next != null; ) {
            Page<T> page = requester.read(next, reader);
            seen.accept(page);
            rows.addAll(page.rows());
            next = guard.next(page, paginator, table);
        }
        return rows;
    }
}
