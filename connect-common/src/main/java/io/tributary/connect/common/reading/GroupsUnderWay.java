package io.tributary.connect.common.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.bookmark.Version;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.reading.OutageRule.Decision;
import io.tributary.connect.common.reading.OutageRule.Later;
import io.tributary.connect.common.reading.ParentReader.Answer;
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
 * The groups of a walk that are being read or wait for those before them. One parent that cannot be read is set aside. Belongs to
 * the task's thread.
 */
final class GroupsUnderWay {
    /** For each request thread: enough that none waits, few enough that memory stays small. */
    private static final int GROUPS_PER_THREAD = 2;

    private final TableContext context;
    private final PageWalk<Item> walk;
    private final OutageRule rule;
    private final BooleanSupplier more;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private boolean undecided;

    private record Pending(
            List<ObjectNode> parents,
            List<Version> versions,
            Future<Answer> answer,
            ListRead list,
            int listNumber,
            List<ListRead> ended,
            boolean inOrder) {}

    /**
     * @param more whether another parent may be asked about, now or once a page is read
     */
    GroupsUnderWay(TableContext context, PageWalk<Item> walk, BooleanSupplier more) {
        this.more = more;
        this.context = context;
        this.walk = walk;
        this.rule = new OutageRule(context.sick());
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Whether as many groups are under way as may be; while the first one waits for others to tell, a few more. */
    boolean isFull() {
        if (!undecided) {
            return pending.size() >= most();
        }
        long open = pending.stream().filter(group -> !group.answer().isDone()).count();
        return open >= most() || pending.size() >= most() + OutageRule.ALL;
    }

    /** Whether no parent was set aside. */
    boolean isAllAnswered() {
        return rule.isAllAnswered();
    }

    void addRows(List<Row> rows, List<ListRead> ended) {
        pending.add(new Pending(
                List.of(),
                List.of(),
                CompletableFuture.completedFuture(new Answer(rows, null)),
                walk.lastList(),
                walk.lastListNumber(),
                ended,
                walk.lastInOrder()));
    }

    void addParents(List<ObjectNode> parents) {
        pending.add(ask(parents, true));
    }

    void cancel() {
        undecided = false;
        pending.forEach(group -> group.answer().cancel(true));
        pending.clear();
    }

    /**
     * The first group, once it is read.
     *
     * @throws ApiException when it cannot be read, and that is no matter of one parent
     */
    Optional<Group> poll() {
        return isEmpty() || !pending.peek().answer().isDone()
                ? Optional.empty()
                : take(pending.peek(), Futures.result(pending.peek().answer()));
    }

    private Optional<Group> take(Pending head, Answer answer) {
        if (answer.sick() == null) {
            pending.remove();
            answered(head);
            return Optional.of(group(head, answer.rows(), null));
        }
        if (head.parents().size() > 1) {
            pending.remove();
            askInHalves(head.parents());
            return Optional.empty();
        }
        return takeSick(head, head.parents().get(0), answer.sick());
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
        return new Group(
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
    }

    private void answered(Pending group) {
        if (!group.parents().isEmpty()) {
            rule.answered();
            context.sick().answered(ids(group.parents()));
        }
    }

    /** One of the parents is sick: halving finds it, while the others are read. */
    private void askInHalves(List<ObjectNode> parents) {
        int half = parents.size() / 2;
        pending.addFirst(ask(parents.subList(half, parents.size()), false));
        pending.addFirst(ask(parents.subList(0, half), false));
    }

    private List<Later> later(Pending head) {
        return pending.stream()
                .filter(group -> group != head)
                .map(GroupsUnderWay::state)
                .toList();
    }

    private static Later state(Pending group) {
        if (!group.answer().isDone()) {
            return Later.OPEN;
        }
        try {
            return Futures.result(group.answer()).sick() == null ? Later.ANSWERED : Later.FAILED;
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

    /** How this walk's pages lead to rows; null where they hold them. */
    Expansion expansion() {
        Slice.Parents parents = walk.slice() == null ? null : walk.slice().parents();
        return parents == null ? context.table().options().expansion() : parents.expansion();
    }

    private int most() {
        return expansion() == null
                ? 1
                : Math.min(expansion().sideBySide(), context.pool().size() * GROUPS_PER_THREAD);
    }

    /** Of two requests for one parent side by side, the one that was answered first would leave last. */
    boolean isUnderWay(Item item) {
        String id = item.isRow() ? "" : expansion().identity(item.parent());
        return !id.isEmpty()
                && pending.stream()
                        .flatMap(group -> group.parents().stream())
                        .anyMatch(parent -> expansion().identity(parent).equals(id));
    }

    /** @param patient whether a request that fails is tried again as often as the settings say */
    private Pending ask(List<ObjectNode> parents, boolean patient) {
        ParentReader reader = new ParentReader(context, expansion(), walk.slice());
        boolean known = ids(parents).stream().anyMatch(context.sick()::isKnown);
        // Taken first: a request thread may bring the parents up to date as soon as it has them.
        List<Version> versions = versions(parents);
        return new Pending(
                parents,
                versions,
                context.pool().submit(() -> reader.read(parents, patient && !known)),
                walk.lastList(),
                walk.lastListNumber(),
                List.of(),
                walk.lastInOrder());
    }

    private List<Version> versions(List<ObjectNode> parents) {
        return parents.stream().map(this::version).toList();
    }

    /** A parent's version as it is told now. */
    Version version(ObjectNode parent) {
        return new Version(expansion().time(parent), expansion().version(parent));
    }
}
