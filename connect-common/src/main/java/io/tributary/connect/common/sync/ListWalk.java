package io.tributary.connect.common.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.pagination.LoopGuard;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Row;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The pages of one list; while a page is worked on, the next one is read. Belongs to the task's thread. */
final class ListWalk<T> {
    private final SyncContext context;
    private final ApiRequest first;
    private final Paginator paginator;
    private final String rowsAt;
    private final BiFunction<ObjectNode, ApiRequest, T> map;
    private final Function<T, Row> row;
    private final LoopGuard guard = new LoopGuard();
    private Future<Page<T>> reading;
    private long rows;
    private long total;

    /**
     * @param rowsAt JSON Pointer of the rows
     * @param map what is made of a row and the request that was answered with it
     * @param row the row of the table in what was made; null where it holds none
     */
    ListWalk(
            SyncContext context,
            ApiRequest first,
            Paginator paginator,
            String rowsAt,
            BiFunction<ObjectNode, ApiRequest, T> map,
            Function<T, Row> row) {
        this.context = context;
        this.first = first;
        this.paginator = paginator;
        this.rowsAt = rowsAt;
        this.map = map;
        this.row = row;
        guard.requireNew(first, paginator, context.table().name());
        read(first);
    }

    /** The next page; nothing while it is being read, or when the list has ended. */
    Optional<Page<T>> poll() {
        if (reading == null || !reading.isDone()) {
            return Optional.empty();
        }
        Page<T> page = Futures.result(reading);
        rows += page.rows().size();
        total = Math.max(total, context.table().reading().total(page));
        read(guard.next(page, paginator, context.table().name()));
        return Optional.of(page);
    }

    /** The request of its first page. */
    ApiRequest first() {
        return first;
    }

    /** Whether all pages were polled. */
    boolean ended() {
        return reading == null;
    }

    /** Whether fewer rows were read than an answer told that the list has. */
    boolean isShort() {
        return rows < total;
    }

    /** Gives up the page being read. */
    void abandon() {
        if (reading != null) {
            reading.cancel(true);
            reading = null;
        }
    }

    private void read(ApiRequest next) {
        reading = null;
        if (next != null) {
            reading = context.pool().submit(() -> answer(next));
        }
    }

    private Page<T> answer(ApiRequest request) {
        RowReader<T> reader = new RowReader<>(rowsAt, json -> map.apply(json, request));
        Page<T> page = context.requester().read(request, reader);
        ChangedForm.refuse(
                context.table().name(),
                page.request(),
                page.rows().stream().map(row).toList());
        return page;
    }
}
