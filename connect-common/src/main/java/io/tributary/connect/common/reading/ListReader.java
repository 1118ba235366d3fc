package io.tributary.connect.common.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.pagination.Detour;
import io.tributary.connect.common.pagination.LoopGuard;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ListRead;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Reads the pages of one list; while a page is processed, the next one is requested. If the API cannot return a page, the
 * paginator says how to read around it. Belongs to the task's thread; pages are read and mapped on request threads.
 */
final class ListReader<T> {
    private final TableContext context;
    private final ListRead list;
    private final Paginator paginator;
    private final DownTo known;
    private final String rowsAt;
    private final RowMapping<T> map;
    private final Function<T, Row> row;
    private LoopGuard guard;
    private final Deque<ApiRequest> upcoming = new ArrayDeque<>();
    private ApiRequest current;
    private Future<Page<T>> reading;
    private Future<Detour> detour;
    private JsonNode place;
    private boolean inOrder = true;
    private long rows;
    private long total;

    /**
     * @param rowsAt JSON Pointer of the rows
     * @param map maps a row of the list to an item
     * @param row returns the row of the table in an item; null if it holds none
     */
    ListReader(TableContext context, ListRead list, String rowsAt, RowMapping<T> map, Function<T, Row> row) {
        this.context = context;
        this.list = list;
        this.paginator = list.pages();
        this.known = DownTo.of(list.order());
        this.rowsAt = rowsAt;
        this.map = map;
        this.row = row;
        begin(list.first());
    }

    private void begin(ApiRequest first) {
        guard = new LoopGuard();
        guard.requireNew(first, paginator, context.table().name());
        read(first);
    }

    /** The next page; empty while it is being read, and once the list has ended. */
    Optional<Page<T>> poll() {
        if (detour != null && detour.isDone()) {
            take(Futures.result(detour));
        }
        if (reading == null || !reading.isDone()) {
            return Optional.empty();
        }
        try {
            return Optional.of(take(Futures.result(reading)));
        } catch (ApiException e) {
            readAround(e);
            return Optional.empty();
        }
    }

    private Page<T> take(Page<T> page) {
        rows += page.rows().size();
        total = Math.max(total, context.table().options().total(page));
        place = paginator.place(page, place);
        inOrder = paginator.isInOrder(page.request());
        boolean isKnown = page.last() != null && known.isReached(page.last());
        readNext(isKnown ? null : guard.next(page, paginator, context.table().name()));
        return page;
    }

    private void readNext(ApiRequest next) {
        if (next != null) {
            read(next);
        } else if (!upcoming.isEmpty()) {
            guard.requireNew(upcoming.peek(), paginator, context.table().name());
            read(upcoming.poll());
        } else {
            end();
        }
    }

    private void end() {
        read(null);
        ApiRequest again = list.ended();
        if (again != null) {
            begin(again);
        }
    }

    private void readAround(ApiException failure) {
        if (failure.kind() != ApiException.Kind.UNREADABLE) {
            throw failure;
        }
        ApiRequest unreadable = current;
        JsonNode before = place;
        reading = null;
        detour = context.pool().submit(() -> paginator.around(unreadable, failure, before, requester()));
    }

    private void take(Detour way) {
        detour = null;
        List<ApiRequest> requests = new ArrayList<>(way.requests());
        Collections.reverse(requests);
        requests.forEach(upcoming::push);
        if (way.skipped() != null) {
            context.skipped(way.skipped());
        }
        readNext(null);
    }

    /** The list that is read. */
    ListRead list() {
        return list;
    }

    private Requester requester() {
        return list.requester(context.requester());
    }

    /** Whether all pages were polled. */
    boolean ended() {
        return reading == null && detour == null;
    }

    /** Whether the rows of the last page are in the list's order. */
    boolean isInOrder() {
        return inOrder;
    }

    /** Whether fewer rows were read than a response reported as the list's total. */
    boolean isShort() {
        return rows < total;
    }

    /** Cancels the page being read. */
    void abandon() {
        if (reading != null) {
            reading.cancel(true);
            reading = null;
        }
        if (detour != null) {
            detour.cancel(true);
            detour = null;
        }
    }

    private void read(ApiRequest next) {
        current = next;
        reading = null;
        if (next != null) {
            reading = context.pool().submit(() -> page(next));
        }
    }

    private Page<T> page(ApiRequest request) {
        RowReader<T> reader = new RowReader<>(
                rowsAt,
                tokens -> map.read(tokens, list),
                json -> map.map(json, list),
                context.table().options().single(),
                "");
        Page<T> page = requester().read(request, reader);
        ChangedForm.refuse(
                context.table().name(),
                page.request(),
                page.rows().stream().map(row).toList());
        return page;
    }
}
