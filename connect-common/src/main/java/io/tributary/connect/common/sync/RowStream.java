package io.tributary.connect.common.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.sync.Group.Version;
import io.tributary.connect.common.table.Expansion;
import io.tributary.connect.common.table.Leg;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The rows of a walk, group by group and in order: those of a page, or those that an expansion reads for the parents of a
 * page, several requests at once. Belongs to the task's thread.
 */
final class RowStream {
    /** Groups under way for each request thread: enough that none waits, few enough that memory stays small. */
    private static final int GROUPS_PER_THREAD = 2;

    private final SyncContext context;
    private final Predicate<Version> wanted;
    private final PageWalk<Item> walk;
    private final Deque<Item> waiting = new ArrayDeque<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final List<ListMark> ended = new ArrayList<>();
    private final List<ListMark> endedShort = new ArrayList<>();
    private final Totals totals = new Totals();
    private long itemsRead;
    private boolean allTold = true;
    private ApiException failure;

    private record Pending(
            List<ObjectNode> parents,
            List<Version> versions,
            Future<List<Row>> rows,
            Leg.Read list,
            List<ListMark> ended,
            boolean inOrder) {}

    /**
     * @param plan what to walk; runs on a request thread
     * @param wanted which parents are worth their requests
     */
    RowStream(SyncContext context, Function<Requester, Leg> plan, Predicate<Version> wanted) {
        this.context = context;
        this.wanted = wanted;
        this.walk = new PageWalk<>(context, plan, context.table().rowsAt(), this::item, Item::row);
    }

    /**
     * The next group; nothing while it is being read, or when all were polled. A failure waits until all that was read
     * before it has left.
     *
     * @param taken what the groups so far have given, and has not left yet
     */
    Optional<Group> poll(List<?> taken) {
        readAhead();
        if (pending.isEmpty() && failure != null && taken.isEmpty()) {
            throw failure;
        }
        if (pending.isEmpty() || !pending.peek().rows().isDone()) {
            return Optional.empty();
        }
        Pending head = pending.remove();
        try {
            List<Row> rows = Futures.result(head.rows());
            readAhead();
            return Optional.of(new Group(
                    rows,
                    head.versions(),
                    versions(head.parents()),
                    head.parents().stream().allMatch(parent -> expansion().isSettled(parent)),
                    head.list(),
                    head.ended(),
                    head.inOrder()));
        } catch (ApiException e) {
            failAt(e);
            return poll(taken);
        }
    }

    /** What comes behind a failure is read again. */
    private void failAt(ApiException reason) {
        abandon();
        failure = reason;
    }

    /** Whether all groups were polled. */
    boolean ended() {
        return failure == null && walk.ended() && waiting.isEmpty() && pending.isEmpty();
    }

    /** The server's clock at the walk's first page; null before it. */
    Instant startedAt() {
        return walk.startedAt();
    }

    /** What is walked; null until it is planned. */
    Leg leg() {
        return walk.leg();
    }

    /** The rows and parents read so far. */
    long itemsRead() {
        return itemsRead;
    }

    /** The lists that were read to their end since the last group. */
    List<ListMark> takeEnded() {
        List<ListMark> taken = List.copyOf(ended);
        ended.clear();
        return taken;
    }

    /** The lists that ended with fewer rows than their answers told. */
    List<ListMark> endedShort() {
        return endedShort;
    }

    /** Whether no list was set aside. */
    boolean isComplete() {
        return walk.isComplete();
    }

    /** Whether all pages of each list told the same total: rows that come or go meanwhile shift the pages. */
    boolean isSteady() {
        return totals.areSteady();
    }

    /** Whether no list was null in place of its rows. */
    boolean allTold() {
        return allTold;
    }

    /** Whether a list ended with fewer rows than its answers told. */
    boolean isShort() {
        return walk.isShort();
    }

    /** Gives up what is being read. */
    void abandon() {
        walk.abandon();
        waiting.clear();
        pending.forEach(group -> group.rows().cancel(true));
        pending.clear();
    }

    /** How this walk's pages lead to rows; null where they hold them. */
    private Expansion expansion() {
        Leg.Parents parents = walk.leg() == null ? null : walk.leg().parents();
        return parents == null ? context.table().reading().expansion() : parents.expansion();
    }

    private Item item(ObjectNode row, ApiRequest request) {
        Expansion expansion = expansion();
        return expansion != null && expansion.isNeeded(row)
                ? new Item(null, 0, expansion.parent(row))
                : new Item(context.map(row, request), revision(row), null);
    }

    private long revision(ObjectNode row) {
        ToLongFunction<ObjectNode> revision = context.table().reading().revision();
        return revision == null ? 0 : revision.applyAsLong(row);
    }

    private void readAhead() {
        Expansion expansion = expansion();
        int most = expansion == null
                ? 1
                : Math.min(expansion.sideBySide(), context.pool().size() * GROUPS_PER_THREAD);
        while (pending.size() < most && (!waiting.isEmpty() || takePage()) && !isUnderWay(waiting.peek())) {
            pending.add(waiting.peek().isRow() ? rows() : parents());
        }
    }

    /** Of two requests for one parent side by side, the one that was answered first would leave last. */
    private boolean isUnderWay(Item item) {
        String id = item.isRow() ? "" : expansion().identity(item.parent());
        return !id.isEmpty()
                && pending.stream()
                        .flatMap(group -> group.parents().stream())
                        .anyMatch(parent -> expansion().identity(parent).equals(id));
    }

    /** Takes the items of the next page that are worth something; false where no page is ready. */
    private boolean takePage() {
        while (waiting.isEmpty()) {
            Optional<Page<Item>> page = nextPage();
            if (page.isEmpty()) {
                return false;
            }
            count(page.get());
            if (walk.lastEnded() && walk.lastRead() != null) {
                (walk.lastShort() ? endedShort : ended).add(walk.lastRead().mark());
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
                || !walk.leg().pages().overlaps()) {
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
        return item.isRow() || wanted.test(version(item.parent()));
    }

    private Pending rows() {
        List<Item> items = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.peek().isRow()) {
            items.add(waiting.remove());
        }
        List<Row> rows = context.table().reading().revision() == null
                ? items.stream().map(Item::row).toList()
                : Item.newest(items);
        Future<List<Row>> read = CompletableFuture.completedFuture(rows);
        return new Pending(List.of(), List.of(), read, walk.lastRead(), takeEnded(), walk.lastInOrder());
    }

    private Pending parents() {
        List<ObjectNode> parents = new ArrayList<>();
        while (parents.size() < expansion().parentsAtOnce()
                && !waiting.isEmpty()
                && !waiting.peek().isRow()
                && !isUnderWay(waiting.peek())) {
            parents.add(waiting.remove().parent());
        }
        // Taken first: a request thread may bring the parents up to date as soon as it has them.
        List<Version> versions = versions(parents);
        Future<List<Row>> rows = context.pool().submit(() -> read(parents));
        return new Pending(parents, versions, rows, null, List.of(), walk.lastInOrder());
    }

    private List<Row> read(List<ObjectNode> parents) {
        LastRequest requester = new LastRequest(context.requester());
        List<Row> rows = expansion().read(parents, requester).stream()
                .map(row -> context.map(row, null))
                .toList();
        ChangedForm.refuse(context.table().name(), requester.last(), rows);
        return rows;
    }

    private List<Version> versions(List<ObjectNode> parents) {
        return parents.stream().map(this::version).toList();
    }

    private Version version(ObjectNode parent) {
        return new Version(expansion().time(parent), expansion().version(parent));
    }

    private void count(Page<?> page) {
        totals.told(walk.lastList(), context.table().reading().total(page));
        allTold &= !page.envelope().at(context.table().rowsAt()).isNull();
        itemsRead += page.rows().size();
        context.metrics().page(page.rows().size(), totals.sum());
    }
}
