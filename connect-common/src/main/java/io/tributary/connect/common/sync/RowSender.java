package io.tributary.connect.common.sync;

import io.tributary.connect.common.bookmark.Bookmark;
import io.tributary.connect.common.bookmark.Decision;
import io.tributary.connect.common.bookmark.Position;
import io.tributary.connect.common.bookmark.Version;
import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.reading.Group;
import io.tributary.connect.common.reading.TableContext;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.table.ListRead.Order;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the rows of a group that are new by its list's bookmark. Belongs to the task's thread. */
final class RowSender {
    private static final Logger log = LoggerFactory.getLogger(RowSender.class);

    private final TableContext context;
    private final SourcePartition partition;
    private final Position position;
    private final Consumer<Row> sent;
    private long below;

    /**
     * @param position remembers the rows of parents
     * @param sent gets each row that is sent
     */
    RowSender(TableContext context, Position position, Consumer<Row> sent) {
        this.context = context;
        this.partition = SourcePartition.of(context.table().name());
        this.position = position;
        this.sent = sent;
    }

    /** Adds the new rows of {@code group}. */
    void send(Group group, Bookmark bookmark, List<Emission> emissions) {
        if (group.sick() != null) {
            group.parents().forEach(parent -> bookmark.sent(parent, true));
        } else if (group.parents().isEmpty()) {
            group.rows().forEach(row -> send(row, group.inOrder(), bookmark, emissions));
        } else if (isAnyNew(group.parents(), bookmark)) {
            sendChildren(group, bookmark, emissions);
        }
    }

    /** The index of the last new row of {@code group}, {@link LastRow#NONE} if there is none or the position follows each row. */
    int lastNew(Group group, Bookmark bookmark) {
        if (group.list().order() instanceof Order.Ascending || !group.ids().isEmpty()) {
            return LastRow.NONE;
        }
        int last = group.rows().size() - 1;
        while (last > LastRow.NONE && bookmark.decide(version(group.rows().get(last))) != Decision.SEND) {
            last--;
        }
        return last;
    }

    private void send(Row row, boolean inOrder, Bookmark bookmark, List<Emission> emissions) {
        Version version = version(row);
        Decision decision = bookmark.decide(version);
        if (decision == Decision.SEND) {
            send(row, emissions);
            bookmark.sent(version, inOrder);
        } else {
            below += decision == Decision.BELOW_POSITION ? 1 : 0;
            context.decided(decision, row);
            bookmark.skipped(version);
        }
    }

    /** The version that says whether a row was sent; for a row that never changes, its key says so. */
    private Version version(Row row) {
        boolean byKey = context.table().options().unchanging() && row.key() != null;
        return new Version(row.changed(), row.time(), byKey ? Fingerprints.hash(row.key()) : row.fingerprint());
    }

    /** Whether the rows of a parent have yet to be read and sent. */
    boolean isNew(Version parent, Bookmark bookmark) {
        boolean isNew = bookmark.decide(parent) == Decision.SEND;
        if (!isNew) {
            context.decided(Decision.PARENT_UNCHANGED, parent);
            bookmark.skipped(parent);
        }
        return isNew;
    }

    /** At the end of a sync: warns of rows that came too late for the position, the only way in which a row can be lost. */
    void warnOfRowsBelow(Instant position) {
        if (below > 0) {
            log.warn(
                    "Table {}: {} rows that changed before the position {} were not sent. They were sent before, or came later"
                            + " than the overlap allows: see \"Rows below the position\" in docs/troubleshooting.md",
                    context.table().name(),
                    below,
                    position);
            below = 0;
        }
    }

    /** At the end of a sync: warns if the offset cannot hold all versions since the position. */
    void warnIfRestartRepeats() {
        if (position.overflows()) {
            log.warn(
                    "Table {}: more rows changed since {} than the stored position can hold: a restart now may send some of"
                            + " them again",
                    context.table().name(),
                    position.instant());
        }
    }

    /**
     * A lagging index may show an old version of a parent after a newer one was read: its rows were sent by then. Parents that are
     * not settled are read again: until then their rows are remembered instead of them.
     */
    private void sendChildren(Group group, Bookmark bookmark, List<Emission> emissions) {
        if (isAnyNew(group.refreshed(), bookmark)) {
            group.rows().forEach(row -> sendChild(row, group.settled(), emissions));
        }
        if (group.settled()) {
            group.parents().forEach(parent -> bookmark.sent(parent, group.inOrder()));
            group.refreshed().forEach(parent -> position.remember(parent.time(), parent.hash()));
        }
    }

    private static boolean isAnyNew(List<Version> parents, Bookmark bookmark) {
        return parents.stream().anyMatch(parent -> bookmark.decide(parent) == Decision.SEND);
    }

    /** Adds the rows of a parent that was set aside and that the position has passed since. */
    void sendRetried(Group group, Bookmark bookmark, List<Emission> emissions) {
        group.rows().forEach(row -> sendChild(row, group.settled(), emissions));
        group.refreshed().stream()
                .filter(parent -> bookmark.decide(parent) == Decision.SEND)
                .forEach(parent -> position.remember(parent.time(), parent.hash()));
    }

    private void sendChild(Row row, boolean settled, List<Emission> emissions) {
        if (position.knows(row.time(), row.fingerprint())) {
            context.decided(Decision.UNCHANGED, row);
        } else {
            send(row, emissions);
        }
        if (!settled) {
            position.remember(row.time(), row.fingerprint());
        }
    }

    private void send(Row row, List<Emission> emissions) {
        if (row.isDeleted() && !context.settings().deletes()) {
            context.decided(Decision.DELETES_OFF, row);
            return;
        }
        emissions.add(Emission.of(partition, row));
        sent.accept(row);
    }
}
