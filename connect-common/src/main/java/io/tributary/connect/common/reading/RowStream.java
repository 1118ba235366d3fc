package io.tributary.connect.common.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.bookmark.Version;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.Expansion;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Slice;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rows of a slice, group by group and in order: those of a page, or those that an expansion reads for the parents of a
 * page, several requests at once. Belongs to the task's thread.
 */
public final class RowStream {
    private final TableContext context;
    private final BiPredicate<Version, ListRead> wanted;
    private final SliceReader<Item> pages;
    private final Deque<Item> waiting = new ArrayDeque<>();
    private final GroupsInFlight pending;
    private final List<ListRead> ended = new ArrayList<>();
    private final List<ListRead> endedShort = new ArrayList<>();
    private final Totals totals = new Totals();
    private long itemsRead;
    private boolean allListsPresent = true;
    private ApiException failure;

    /**
     * @param plan the slice to read; runs on a request thread
     * @param wanted whether the rows of a list's parent have to be read
     */
    public RowStream(TableContext context, Function<Requester, Slice> plan, BiPredicate<Version, ListRead> wanted) {
        this.context = context;
        this.wanted = wanted;
        this.pages = new SliceReader<>(context, plan, context.table().rowsAt(), items(), Item::row);
        this.pending = new GroupsInFlight(context, pages, this::mayAddMore);
    }

    /** The rows of parents that were set aside. */
    public static RowStream ofParents(TableContext context, List<ObjectNode> parents) {
        Slice nothing = Slice.unordered(List.of(), Paginator.SINGLE);
        RowStream stream = new RowStream(context, requester -> nothing, (parent, list) -> true);
        parents.forEach(parent -> stream.waiting.add(new Item(null, parent.deepCopy())));
        return stream;
    }

    /**
     * The next group; empty while it is being read, and once all were polled. A failure is thrown once everything read
     * before it was sent.
     *
     * @param sent whether the rows of all groups so far were sent
     */
    public Optional<Group> poll(boolean sent) {
        readAhead();
        if (pending.isEmpty() && failure != null && sent) {
            throw failure;
        }
        try {
            Optional<Group> group = pending.poll();
            readAhead();
            return group;
        } catch (ApiException e) {
            failAt(e);
            return poll(sent);
        }
    }

    /** Drops what follows the failure; it is reread later. */
    private void failAt(ApiException reason) {
        abandon();
        failure = reason;
    }

    /** Whether reading failed and all groups read before the failure were polled. */
    public boolean hasFailed() {
        return failure != null && pending.isEmpty();
    }

    /** Whether all groups were polled. */
    public boolean ended() {
        return failure == null && pages.ended() && waiting.isEmpty() && pending.isEmpty();
    }

    /** The server's clock at the slice's first page; null before it. */
    public Instant startedAt() {
        return pages.startedAt();
    }

    /** The slice being read; null until it is planned. */
    public Slice slice() {
        return pages.slice();
    }

    /** The rows and parents read so far. */
    public long itemsRead() {
        return itemsRead;
    }

    /** Takes the lists that ended since the last group. */
    public List<ListRead> takeEnded() {
        List<ListRead> taken = List.copyOf(ended);
        ended.clear();
        return taken;
    }

    /** The lists that ended with fewer rows than their responses report. */
    public List<ListRead> endedShort() {
        return endedShort;
    }

    /** Whether no list and no parent was set aside. */
    public boolean isComplete() {
        return pages.isComplete() && pending.noneSetAside();
    }

    /** Whether all pages of each list report the same total: rows added or removed meanwhile shift the pages. */
    public boolean isSteady() {
        return totals.areSteady();
    }

    /** Whether every page had its list of rows, not null in its place. */
    public boolean allListsPresent() {
        return allListsPresent;
    }

    /** Whether a list ended with fewer rows than its responses report. */
    public boolean isShort() {
        return pages.isShort();
    }

    /** Cancels what is being read. */
    public void abandon() {
        pages.abandon();
        waiting.clear();
        pending.cancel();
    }

    private RowMapping<Item> items() {
        return new RowMapping<>() {
            @Override
            public Item map(ObjectNode row, ListRead list) {
                Expansion expansion = pending.expansion();
                return expansion != null && expansion.isNeeded(row)
                        ? new Item(null, expansion.parent(row))
                        : new Item(context.map(row, list), null);
            }

            @Override
            public Item read(JsonParser tokens, ListRead list) throws IOException {
                Expansion expansion = pending.expansion();
                boolean mayBeRow = expansion == null || expansion.isForOddRows();
                Row row = mayBeRow ? context.read(tokens, list) : null;
                return row == null ? null : new Item(row, null);
            }
        };
    }

    private void readAhead() {
        while (!pending.isFull() && (!waiting.isEmpty() || takePage()) && !pending.isInFlight(waiting.peek())) {
            if (waiting.peek().isRow()) {
                addRows();
            } else {
                addParents();
            }
        }
    }

    /** Takes the items of the next page that have to be read or sent; false if no page is ready. */
    private boolean takePage() {
        while (waiting.isEmpty()) {
            Optional<Page<Item>> page = nextPage();
            if (page.isEmpty()) {
                return false;
            }
            count(page.get());
            if (pages.lastEnded() && pages.slice().isMarked()) {
                (pages.lastShort() ? endedShort : ended).add(pages.lastList());
            }
            complete(page.get().rows()).filter(this::isWanted).forEach(waiting::add);
        }
        return true;
    }

    /** The items of the last page, without those that the next page repeats and may have more of. */
    private Stream<Item> complete(List<Item> items) {
        Item last = items.isEmpty() ? null : items.get(items.size() - 1);
        if (pages.lastEnded()
                || last == null
                || !last.isRow()
                || !pages.lastList().pages().overlaps()) {
            return items.stream();
        }
        Object key = last.row().key();
        return items.stream()
                .filter(item -> key == null || !key.equals(item.row().key()));
    }

    private Optional<Page<Item>> nextPage() {
        try {
            return failure == null ? pages.poll() : Optional.empty();
        } catch (ApiException e) {
            failure = e;
            return Optional.empty();
        }
    }

    private boolean isWanted(Item item) {
        return item.isRow()
                || pending.expansion().isInside()
                || wanted.test(pending.version(item.parent()), pages.lastList());
    }

    private boolean mayAddMore() {
        return waiting.isEmpty() ? !pages.ended() && failure == null : !pending.isInFlight(waiting.peek());
    }

    private void addRows() {
        List<Item> items = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.peek().isRow()) {
            items.add(waiting.remove());
        }
        pending.addRows(
                context.table().options().repeating()
                        ? Item.newest(items)
                        : items.stream().map(Item::row).toList(),
                takeEnded());
    }

    private void addParents() {
        List<ObjectNode> parents = new ArrayList<>();
        while (parents.size() < pending.expansion().parentsAtOnce()
                && !waiting.isEmpty()
                && !waiting.peek().isRow()
                && !pending.isInFlight(waiting.peek())) {
            parents.add(waiting.remove().parent());
        }
        pending.addParents(parents);
    }

    private void count(Page<?> page) {
        totals.note(pages.lastList(), context.table().options().total(page));
        allListsPresent &= !page.envelope().at(context.table().rowsAt()).isNull();
        itemsRead += page.rows().size();
        context.metrics().page(page.rows().size(), totals.sum());
    }
}
