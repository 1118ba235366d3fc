package io.tributary.connect.common.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.bookmark.Version;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.reading.OutageRule.Decision;
import io.tributary.connect.common.reading.OutageRule.Later;
import io.tributary.connect.common.reading.ParentReader.Result;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.Expansion;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Slice;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * The groups of a slice that are being read or wait for those before them. One parent that cannot be read is set aside. Belongs to
 * the task's thread.
 */
final class GroupsInFlight {
    /** For each request thread: enough to keep it busy, few enough to save memory. */
    private static final int GROUPS_PER_THREAD = 2;

    /** Rows that wait for those of an earlier group. No more groups are requested while there are so many. */
    private static final int WAITING_ROWS = 4_000;

    private final TableContext context;
    private final SliceReader<Item> pages;
    private final OutageRule rule;
    private final BooleanSupplier more;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private boolean undecided;

    private record Pending(
            List<ObjectNode> parents,
            List<Version> versions,
            Future<Result> result,
            ListRead list,
            int listNumber,
            List<ListRead> ended,
            boolean inOrder) {}

    /**
     * @param more whether another parent may be requested, now or once a page is read
     */
    GroupsInFlight(TableContext context, SliceReader<Item> pages, BooleanSupplier more) {
        this.more = more;
        this.context = context;
        this.pages = pages;
        this.rule = new OutageRule(context.sick());
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Whether no more groups may be in flight; a few more may while the decision about the first one waits for others. */
    boolean isFull() {
        if (!undecided) {
            return pending.size() >= limit() || waitingRows() >= WAITING_ROWS;
        }
        long open = pending.stream().filter(group -> !group.result().isDone()).count();
        return open >= limit() || pending.size() >= Math.max(limit(), OutageRule.ALL);
    }

    private int waitingRows() {
        return pending.stream().mapToInt(GroupsInFlight::rowsRead).sum();
    }

    private static int rowsRead(Pending group) {
        return state(group) == Later.READ
                ? Futures.result(group.result()).rows().size()
                : 0;
    }

    /** Whether no parent was set aside. */
    boolean noneSetAside() {
        return rule.noneSetAside();
    }

    void addRows(List<Row> rows, List<ListRead> ended) {
        pending.add(new Pending(
                List.of(),
                List.of(),
                CompletableFuture.completedFuture(new Result(rows, null)),
                pages.lastList(),
                pages.lastListNumber(),
                ended,
                pages.lastInOrder()));
    }

    void addParents(List<ObjectNode> parents) {
        pending.add(request(parents, true));
    }

    void cancel() {
        undecided = false;
        pending.forEach(group -> group.result().cancel(true));
        pending.clear();
    }

    /**
     * The first group, once it is read.
     *
     * @throws ApiException if it cannot be read, and not because of a single parent
     */
    Optional<Group> poll() {
        return isEmpty() || !pending.peek().result().isDone()
                ? Optional.empty()
                : take(pending.peek(), Futures.result(pending.peek().result()));
    }

    private Optional<Group> take(Pending head, Result result) {
        if (result.sick() == null) {
            pending.remove();
            noteRead(head);
            return Optional.of(group(head, result.rows(), null));
        }
        if (head.parents().size() > 1) {
            pending.remove();
            requestInHalves(head.parents());
            return Optional.empty();
        }
        return takeSick(head, head.parents().get(0), result.sick());
    }

    private Optional<Group> takeSick(Pending head, ObjectNode parent, ApiException failure) {
        Decision decision = rule.decide(id(parent), failure, later(head), more.getAsBoolean());
        undecided = decision == Decision.WAIT;
        return switch (decision) {
            case WAIT -> Optional.empty();
            case OUTAGE -> throw failure;
            case SET_ASIDE -> {
                pending.remove();
                context.sick().setAside(id(parent), failure);
                yield Optional.of(group(head, List.of(), expansion().stub(parent)));
            }
        };
    }

    private Group group(Pending head, List<Row> rows, ObjectNode sick) {
        Group group = new Group(
                rows,
                head.versions(),
                versions(head.parents()),
                head.parents().stream().allMatch(parent -> expansion().isSettled(parent)),
                ids(head.parents()),
                sick,
                head.list(),
                head.listNumber(),
                head.ended(),
                head.inOrder());
        return expansion() != null && expansion().isInside() ? group.ofPage() : group;
    }

    private void noteRead(Pending group) {
        if (!group.parents().isEmpty()) {
            rule.noteRead();
            context.sick().noteRead(ids(group.parents()));
        }
    }

    /** One of the parents is sick: requests for ever smaller halves find it, and the others are read. */
    private void requestInHalves(List<ObjectNode> parents) {
        int half = parents.size() / 2;
        pending.addFirst(request(parents.subList(half, parents.size()), false));
        pending.addFirst(request(parents.subList(0, half), false));
    }

    private List<Later> later(Pending head) {
        return pending.stream()
                .filter(group -> group != head)
                .map(GroupsInFlight::state)
                .toList();
    }

    private static Later state(Pending group) {
        if (!group.result().isDone()) {
            return Later.OPEN;
        }
        try {
            return Futures.result(group.result()).sick() == null ? Later.READ : Later.FAILED;
        } catch (ApiException e) {
            return Later.FAILED;
        }
    }

    private List<String> ids(List<ObjectNode> parents) {
        return parents.stream().map(this::id).toList();
    }

    private String id(ObjectNode parent) {
        return SickParents.id(expansion(), parent);
    }

    /** How the slice's pages lead to rows; null if they hold the rows themselves. */
    Expansion expansion() {
        Slice.Parents parents = pages.slice() == null ? null : pages.slice().parents();
        return parents == null ? context.table().options().expansion() : parents.expansion();
    }

    private int limit() {
        return expansion() == null
                ? 1
                : Math.min(
                        expansion().sideBySide(),
                        context.pool().useful(context.pool().size() * GROUPS_PER_THREAD));
    }

    /** Of two concurrent requests for one parent, the older response could be sent last. */
    boolean isInFlight(Item item) {
        String id = item.isRow() ? "" : expansion().identity(item.parent());
        return !id.isEmpty()
                && pending.stream()
                        .flatMap(group -> group.parents().stream())
                        .anyMatch(parent -> expansion().identity(parent).equals(id));
    }

    /** @param patient whether a failed request is retried as often as the settings say */
    private Pending request(List<ObjectNode> parents, boolean patient) {
        ParentReader reader = new ParentReader(context, expansion(), pages.slice());
        boolean known = ids(parents).stream().anyMatch(context.sick()::isKnown);
        // Taken before the request, whose thread may update the parents.
        List<Version> versions = versions(parents);
        return new Pending(
                parents,
                versions,
                context.pool().submitLater(() -> reader.read(parents, patient && !known)),
                pages.lastList(),
                pages.lastListNumber(),
                List.of(),
                pages.lastInOrder());
    }

    private List<Version> versions(List<ObjectNode> parents) {
        return parents.stream().map(this::version).toList();
    }

    /** A parent's current version. */
    Version version(ObjectNode parent) {
        return new Version(expansion().time(parent), expansion().version(parent));
    }
}
