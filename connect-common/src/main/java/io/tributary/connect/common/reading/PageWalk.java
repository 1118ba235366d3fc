package io.tributary.connect.common.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.SetAside;
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
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages of a slice: plans it on a request thread, then reads its lists, some side by side. Belongs to the task's thread. */
public final class PageWalk<T> {
    private static final Logger log = LoggerFactory.getLogger(PageWalk.class);

    private final TableContext context;
    private final String rowsAt;
    private final BiFunction<ObjectNode, ListRead, T> map;
    private final Function<T, Row> row;
    private final Deque<ListRead> lists = new ArrayDeque<>();
    private final List<ListWalk<T>> walks = new ArrayList<>();
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
     * @param plan the slice; runs on a request thread
     * @param rowsAt JSON Pointer of the rows, unless the slice tells another
     * @param map what is made of a row of a list; runs on request threads
     * @param row the row of the table in what was made; null where it holds none
     */
    public PageWalk(
            TableContext context,
            Function<Requester, Slice> plan,
            String rowsAt,
            BiFunction<ObjectNode, ListRead, T> map,
            Function<T, Row> row) {
        this.context = context;
        this.rowsAt = rowsAt;
        this.map = map;
        this.row = row;
        this.planning = context.pool().submit(() -> plan.apply(context.requester()));
    }

    /** The next page; nothing while none is read, or when the walk has ended. */
    public Optional<Page<T>> poll() {
        takePlan();
        for (int i = 0; i < walks.size(); i++) {
            ListWalk<T> walk = walks.get(i);
            Optional<Page<T>> page = poll(walk);
            if (walk.ended()) {
                anyShort |= walk.isShort();
                walks.remove(i--);
                beginLists();
            }
            if (page.isPresent()) {
                note(walk, page.get());
                return page;
            }
        }
        return Optional.empty();
    }

    private void note(ListWalk<T> walk, Page<T> page) {
        tellTime(page.serverTime());
        sick.answered();
        if (walk.ended() && slice.independent()) {
            context.sick().answered(List.of(name(walk)));
        }
        lastList = walk.list();
        lastListNumber = slice.lists().indexOf(lastList);
        lastEnded = walk.ended();
        lastShort = walk.isShort();
        lastInOrder = walk.isInOrder();
    }

    /** A list that is gone holds nothing; where all rows of a table have to be met, that would be taken for their end. */
    private Optional<Page<T>> poll(ListWalk<T> walk) {
        try {
            return walk.poll();
        } catch (ApiException e) {
            leaveOut(walk, e);
            walk.abandon();
            return Optional.empty();
        }
    }

    private void leaveOut(ListWalk<T> walk, ApiException failure) {
        if (failure.kind() == ApiException.Kind.EMPTY) {
            anyDoubtful = true;
            log.info("{}: taken for an empty list; no row is deleted by it", failure.getMessage());
        } else if (slice.independent() && failure.kind() == ApiException.Kind.GONE) {
            sick.leaveOut(failure);
        } else if (slice.independent()) {
            sick.note(failure, context.sick().isKnown(name(walk)));
            context.sick().setAside(name(walk), failure);
        } else if (failure.kind() != ApiException.Kind.GONE || slice.whole()) {
            throw failure;
        } else {
            log.info("{}: the list is left out", failure.getMessage());
        }
    }

    /** What tells an independent list from others, at each sync. */
    private String name(ListWalk<T> walk) {
        return "list "
                + (walk.list().order() instanceof Order.Marked marked
                        ? marked.mark().id()
                        : slice.lists().indexOf(walk.list()));
    }

    private void tellTime(Instant serverTime) {
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
        int sideBySide = !slice.independent() ? Math.max(1, threads / 2) : threads;
        while (walks.size() < sideBySide && !lists.isEmpty()) {
            String at = slice.parents() == null ? rowsAt : slice.parents().at();
            walks.add(new ListWalk<>(context, lists.remove(), at, map, row));
        }
    }

    /** Whether all pages were polled. */
    public boolean ended() {
        return planning == null && walks.isEmpty();
    }

    /** The list of the last page that was polled; null before. */
    ListRead lastList() {
        return lastList;
    }

    /** The number of that list in the slice, which does not depend on when it is answered; -1 before. */
    int lastListNumber() {
        return lastListNumber;
    }

    /** Whether the last page that was polled was its list's last. */
    boolean lastEnded() {
        return lastEnded;
    }

    /** Whether the rows of that page came in its list's order. */
    boolean lastInOrder() {
        return lastInOrder;
    }

    /** Whether fewer rows of that list were read than its answers told. */
    boolean lastShort() {
        return lastShort;
    }

    /** Whether no list was set aside, or was empty only as far as an error can say so. */
    public boolean isComplete() {
        return !sick.any() && !anyDoubtful;
    }

    /** Whether a list ended with fewer rows than its answers told. */
    boolean isShort() {
        return anyShort;
    }

    /** What is walked; null until it is planned. */
    Slice slice() {
        return slice;
    }

    /** The server's earliest clock at a page of the walk: lists side by side are answered in any order; null before it. */
    Instant startedAt() {
        return startedAt;
    }

    /** Gives up what is being read. */
    public void abandon() {
        if (planning != null) {
            planning.cancel(true);
            planning = null;
        }
        walks.forEach(ListWalk::abandon);
        walks.clear();
        lists.clear();
    }
}
