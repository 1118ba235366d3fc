package io.tributary.connect.common.sync;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.pagination.LoopGuard;
import io.tributary.connect.common.pagination.Paginator;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * The pages of one or several lists, one after the other; while a page is worked on, the next one is read. Belongs to the
 * task's thread.
 */
final class PageWalk<T> {
    private final String table;
    private final RequestPool pool;
    private final Requester requester;
    private final RowReader<T> reader;
    private final Paginator paginator;
    private final Deque<ApiRequest> lists;
    private LoopGuard guard = new LoopGuard();
    private Future<Page<T>> reading;
    private Instant startedAt;

    PageWalk(SyncContext context, List<ApiRequest> lists, Paginator paginator, RowReader<T> reader) {
        this.table = context.table().name();
        this.pool = context.pool();
        this.requester = context.requester();
        this.reader = reader;
        this.paginator = paginator;
        this.lists = new ArrayDeque<>(lists);
        beginList();
    }

    /** The next page; nothing while it is being read, or when the walk has ended. */
    Optional<Page<T>> poll() {
        if (reading == null || !reading.isDone()) {
            return Optional.empty();
        }
        Page<T> page = Futures.result(reading);
        if (startedAt == null) {
            startedAt = page.serverTime();
        }
        read(paginator.next(page));
        return Optional.of(page);
    }

    /** Whether all pages were polled. */
    boolean ended() {
        return reading == null;
    }

    /** The server's clock at the first page; null before it. */
    Instant startedAt() {
        return startedAt;
    }

    /** Gives up the page being read. */
    void abandon() {
        if (reading != null) {
            reading.cancel(true);
            reading = null;
        }
        lists.clear();
    }

    private void beginList() {
        guard = new LoopGuard();
        read(lists.poll());
    }

    private void read(ApiRequest next) {
        reading = null;
        if (next == null && !lists.isEmpty()) {
            beginList();
        } else if (next != null) {
            if (!paginator.keepsPlaceOnServer() && guard.repeats(next)) {
                throw new ApiException(
                        ApiException.Kind.UNAVAILABLE,
                        200,
                        null,
                        "Table " + table + ": " + next
                                + " leads back to a page that was read before: the walk is given up",
                        null);
            }
            reading = pool.submit(() -> requester.read(next, reader));
        }
    }
}
