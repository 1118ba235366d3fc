package io.tributary.connect.common.reading;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.ListRead.Order;
import io.tributary.connect.common.table.Slice;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the pages of a slice: plans it on a request thread, then reads its lists, several at once. Belongs to the task's thread. */
public final class SliceReader<T> {
    private static final Logger log = LoggerFactory.getLogger(SliceReader.class);

    private final TableContext context;
    private final String rowsAt;
    private final RowMapping<T> map;
    private final Function<T, Row> row;
    private final Deque<ListRead> lists = new ArrayDeque<>();
    private final List<ListReader<T>> readers = new ArrayList<>();
    private final SetAside sick = new SetAside();
    private Future<Slice> planning;
    private Slice slice;
    private Instant startedAt;
    private ListRead lastList;
    private int lastListNumber = -1;
    private boolean lastEnded;
    private boolean lastShort;
    private boolean lastInOrder;
    private boolean anyShort;
    private boolean anyDoubtful;

    /**
     * @param plan returns the slice; runs on a request thread
     * @param rowsAt JSON Pointer of the rows, unless the slice has another
     * @param map maps a row of a list to an item
     * @param row returns the row of the table in an item; null if it holds none
     */
    public SliceReader(
            TableContext context,
            Function<Requester, Slice> plan,
            String rowsAt,
            RowMapping<T> map,
            Function<T, Row> row) {
        this.context = context;
        this.rowsAt = rowsAt;
        this.map = map;
        this.row = row;
        this.planning = context.pool().submit(() -> plan.apply(context.requester()));
    }

    /** The next page; empty while none is ready, and once the slice has ended. */
    public Optional<Page<T>> poll() {
        takePlan();
        for (int i = 0; i < readers.size(); i++) {
            ListReader<T> reader = readers.get(i);
            Optional<Page<T>> page = poll(reader);
            if (reader.ended()) {
                anyShort |= reader.isShort();
                readers.remove(i--);
                beginLists();
            }
            if (page.isPresent()) {
                note(reader, page.get());
                return page;
            }
        }
        return Optional.empty();
    }

    private void note(ListReader<T> reader, Page<T> page) {
        noteServerTime(page.serverTime());
        sick.succeeded();
        if (reader.ended() && slice.independent()) {
            context.sick().noteRead(List.of(name(reader)));
        }
        lastList = reader.list();
        lastListNumber = slice.lists().indexOf(lastList);
        lastEnded = reader.ended();
        lastShort = reader.isShort();
        lastInOrder = reader.isInOrder();
    }

    /** A list that is gone holds nothing, unless the slice covers the full table: then its rows would be taken for deleted. */
    private Optional<Page<T>> poll(ListReader<T> reader) {
        try {
            return reader.poll();
        } catch (ApiException e) {
            skip(reader, e);
            reader.abandon();
            return Optional.empty();
        }
    }

    private void skip(ListReader<T> reader, ApiException failure) {
        if (failure.kind() == ApiException.Kind.EMPTY) {
            anyDoubtful = true;
            log.info("{}: treated as an empty list; no row is deleted because of it", failure.getMessage());
        } else if (slice.independent() && failure.kind() == ApiException.Kind.GONE) {
            sick.skip(failure);
        } else if (slice.independent()) {
            sick.note(failure, context.sick().isKnown(name(reader)));
            context.sick().setAside(name(reader), failure);
        } else if (failure.kind() != ApiException.Kind.GONE || slice.fullTable()) {
            throw failure;
        } else {
            log.info("{}: the list is skipped", failure.getMessage());
        }
    }

    /** What identifies an independent list, the same at each sync. */
    private String name(ListReader<T> reader) {
        return "list "
                + (reader.list().order() instanceof Order.Marked marked
                        ? marked.mark().id()
                        : slice.lists().indexOf(reader.list()));
    }

    private void noteServerTime(Instant serverTime) {
        if (startedAt == null || serverTime.isBefore(startedAt)) {
            startedAt = serverTime;
        }
    }

    private void takePlan() {
        if (planning != null && planning.isDone()) {
            slice = Futures.result(planning);
            planning = null;
            lists.addAll(slice.lists());
            beginLists();
        }
    }

    private void beginLists() {
        int threads = context.pool().size();
        int max = context.pool().useful(!slice.independent() ? Math.max(1, threads / 2) : threads);
        while (readers.size() < max && !lists.isEmpty()) {
            String at = slice.parents() == null ? rowsAt : slice.parents().at();
            readers.add(new ListReader<>(context, lists.remove(), at, map, row));
        }
    }

    /** Whether all pages were polled. */
    public boolean ended() {
        return planning == null && readers.isEmpty();
    }

    /** The list of the last page that was polled; null before. */
    ListRead lastList() {
        return lastList;
    }

    /** The number of that list in the slice, whatever the order in which lists are read; -1 before. */
    int lastListNumber() {
        return lastListNumber;
    }

    /** Whether the last page that was polled was its list's last. */
    boolean lastEnded() {
        return lastEnded;
    }

    /** Whether the rows of that page are in its list's order. */
    boolean lastInOrder() {
        return lastInOrder;
    }

    /** Whether fewer rows of that list were read than its responses report. */
    boolean lastShort() {
        return lastShort;
    }

    /** Whether no list was set aside, and none was treated as empty because of an error. */
    public boolean isComplete() {
        return !sick.any() && !anyDoubtful;
    }

    /** Whether a list ended with fewer rows than its responses report. */
    boolean isShort() {
        return anyShort;
    }

    /** The slice being read; null until it is planned. */
    Slice slice() {
        return slice;
    }

    /** The server's earliest clock at a page of the slice, as concurrent lists respond in any order; null before the first page. */
    Instant startedAt() {
        return startedAt;
    }

    /** Cancels what is being read. */
    public void abandon() {
        if (planning != null) {
            planning.cancel(true);
            planning = null;
        }
        readers.forEach(ListReader::abandon);
        readers.clear();
        lists.clear();
    }
}
