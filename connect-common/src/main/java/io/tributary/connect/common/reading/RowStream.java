package io.tributary.connect.common.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.bookmark.Version;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Expansion;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Slice;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The rows of a walk, group by group and in order: those of a page, or those that an expansion reads for the parents of a
 * page, several requests at once. Belongs to the task's thread.
 */
public final class RowStream {
    private final TableContext context;
    private final BiPredicate<Version, ListRead> wanted;
    private final PageWalk<Item> walk;
    private final Deque<Item> waiting = new ArrayDeque<>();
    private final GroupsUnderWay pending;
    private final List<ListRead> ended = new ArrayList<>();
    private final List<ListRead> endedShort = new ArrayList<>();
    private final Totals totals = new Totals();
    private long itemsRead;
    private boolean allTold = true;
    private ApiException failure;

    /**
     * @param plan what to walk; runs on a request thread
     * @param wanted which parents of a list are worth their requests
     */
    public RowStream(TableContext context, Function<Requester, Slice> plan, BiPredicate<Version, ListRead> wanted) {
        this.context = context;
        this.wanted = wanted;
        this.walk = new PageWalk<>(context, plan, context.table().rowsAt(), this::item, Item::row);
        this.pending = new GroupsUnderWay(context, walk, this::mayAddMore);
    }

    /** The rows of parents that were set aside. */
    public static RowStream again(TableContext context, List<ObjectNode> parents) {
        Slice nothing = Slice.unordered(List.of(), Paginator.SINGLE);
        RowStream stream = new RowStream(context, requester -> nothing, (parent, list) -> true);
        parents.forEach(parent -> stream.waiting.add(new Item(null, 0, parent.deepCopy())));
        return stream;
    }

    /**
     * The next group; nothing while it is being read, or when all were polled. A failure waits until all that was read
     * before it has left.
     *
     * @param left whether all that the groups so far have given has left
     */
    public Optional<Group> poll(boolean left) {
        readAhead();
        if (pending.isEmpty() && failure != null && left) {
            throw failure;
        }
        try {
            Optional<Group> group = pending.poll();
            readAhead();
            return group;
        } catch (ApiException e) {
            failAt(e);
            return poll(left);
        }
    }

    /** What comes behind a failure is read again. */
    private void failAt(ApiException reason) {
        abandon();
        failure = reason;
    }

    /** Whether all groups were polled that were read before a failure. */
    public boolean hasFailed() {
        return failure != null && pending.isEmpty();
    }

    /** Whether all groups were polled. */
    public boolean ended() {
        return failure == null && walk.ended() && waiting.isEmpty() && pending.isEmpty();
    }

    /** The server's clock at the walk's first page; null before it. */
    public Instant startedAt() {
        return walk.startedAt();
    }

    /** What is walked; null until it is planned. */
    public Slice slice() {
        return walk.slice();
    }

    /** The rows and parents read so far. */
    public long itemsRead() {
        return itemsRead;
    }

    /** The lists that were read to their end since the last group. */
    public List<ListRead> takeEnded() {
        List<ListRead> taken = List.copyOf(ended);
        ended.clear();
        return taken;
    }

    /** The lists that ended with fewer rows than their answers told. */
    public List<ListRead> endedShort() {
        return endedShort;
    }

    /** Whether no list and no parent was set aside. */
    public boolean isComplete() {
        return walk.isComplete() && pending.isAllAnswered();
    }

    /** Whether all pages of each list told the same total: rows that come or go meanwhile shift the pages. */
    public boolean isSteady() {
        return totals.areSteady();
    }

    /** Whether no list was null in place of its rows. */
    public boolean allTold() {
        return allTold;
    }

    /** Whether a list ended with fewer rows than its answers told. */
    public boolean isShort() {
        return walk.isShort();
    }

    /** Gives up what is being read. */
    public void abandon() {
        walk.abandon();
        waiting.clear();
        pending.cancel();
    }

    private Item item(ObjectNode row, ListRead list) {
        Expansion expansion = pending.expansion();
        return expansion != null && expansion.isNeeded(row)
                ? new Item(null, 0, expansion.parent(row))
                : new Item(context.map(row, list), revision(row), null);
    }

    private long revision(ObjectNode row) {
        ToLongFunction<ObjectNode> revision = context.table().options().revision();
        return revision == null ? 0 : revision.applyAsLong(row);
    }

    private void readAhead() {
        while (!pending.isFull() && (!waiting.isEmpty() || takePage()) && !pending.isUnderWay(waiting.peek())) {
            if (waiting.peek().isRow()) {
                addRows();
            } else {
                addParents();
            }
        }
    }

    /** Takes the items of the next page that are worth something; false where no page is ready. */
    private boolean takePage() {
        while (waiting.isEmpty()) {
            Optional<Page<Item>> page = nextPage();
            if (page.isEmpty()) {
                return false;
            }
            count(page.get());
            if (walk.lastEnded() && walk.slice().isMarked()) {
                (walk.lastShort() ? endedShort : ended).add(walk.lastList());
            }
            whole(page.get().rows()).filter(this::isWanted).forEach(waiting::add);
        }
        return true;
    }

    /** The items of the last page that was polled, without those that the next page has again and may have more of. */
    private Stream<Item> whole(List<Item> items) {
        Item last = items.isEmpty() ? null : items.get(items.size() - 1);
        if (walk.lastEnded()
                || last == null
                || !last.isRow()
                || !walk.lastList().pages().overlaps()) {
            return items.stream();
        }
        Object key = last.row().key();
        return items.stream()
                .filter(item -> key == null || !key.equals(item.row().key()));
    }

    private Optional<Page<Item>> nextPage() {
        try {
            return failure == null ? walk.poll() : Optional.empty();
        } catch (ApiException e) {
            failure = e;
            return Optional.empty();
        }
    }

    private boolean isWanted(Item item) {
        return item.isRow() || wanted.test(pending.version(item.parent()), walk.lastList());
    }

    private boolean mayAddMore() {
        return waiting.isEmpty() ? !walk.ended() && failure == null : !pending.isUnderWay(waiting.peek());
    }

    private void addRows() {
        List<Item> items = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.peek().isRow()) {
            items.add(waiting.remove());
        }
        pending.addRows(
                context.table().options().revision() == null
                        ? items.stream().map(Item::row).toList()
                        : Item.newest(items),
                takeEnded());
    }

    private void addParents() {
        List<ObjectNode> parents = new ArrayList<>();
        while (parents.size() < pending.expansion().parentsAtOnce()
                && !waiting.isEmpty()
                && !waiting.peek().isRow()
                && !pending.isUnderWay(waiting.peek())) {
            parents.add(waiting.remove().parent());
        }
        pending.addParents(parents);
    }

    private void count(Page<?> page) {
        totals.told(walk.lastList(), context.table().options().total(page));
        allTold &= !page.envelope().at(context.table().rowsAt()).isNull();
        itemsRead += page.rows().size();
        context.metrics().page(page.rows().size(), totals.sum());
    }
}
