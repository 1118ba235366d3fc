package io.tributary.connect.common.sync;

import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.offset.ListMarks;
import io.tributary.connect.common.offset.Move;
import io.tributary.connect.common.offset.Watermark;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.sync.RowStream.Group;
import io.tributary.connect.common.sync.RowStream.Version;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.Leg;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a table up to date of which the API can be asked for what changed; leg by leg, from the position to now. */
final class IncrementalSync implements Sync {
    private static final Logger log = LoggerFactory.getLogger(IncrementalSync.class);
    /** So many versions are stored where lists are, too: an offset has to stay below 1 MB. */
    private static final int VERSIONS_BESIDE_LISTS = 30_000;

    private final SyncContext context;
    private final Incremental table;
    private final Clock clock;
    private final Watermark watermark;
    private final ListMarks lists;
    private final Deletions deletions;
    private final SentKeys sentKeys;
    private Map<String, Object> offset;
    private RowStream stream;
    private Instant from;
    private boolean begun;

    /**
     * @param stored the table's offset; null where nothing was sent yet
     * @param sentKeys is told the keys of all rows sent
     * @throws IllegalArgumentException with a sentence that says what is wrong with the offset
     */
    IncrementalSync(SyncContext context, Incremental table, Map<String, ?> stored, SentKeys sentKeys, Clock clock) {
        this.context = context;
        this.table = table;
        this.sentKeys = sentKeys;
        this.clock = clock;
        this.watermark = new Watermark(
                table.positionField(),
                table::settled,
                table.start(context.settings().start()));
        this.watermark.restore(stored);
        this.lists = lists(stored);
        this.deletions = new Deletions(context, table, stored);
        this.offset = offset();
    }

    private ListMarks lists(Map<String, ?> stored) {
        Object text = stored == null ? null : stored.get(ListMarks.FIELD);
        long position = watermark.position().toEpochMilli();
        return text == null ? new ListMarks() : ListMarks.decode(String.valueOf(text), position);
    }

    @Override
    public void begin() {
        from = watermark.position();
        beginLeg(new Progress(from, clock.instant(), from, 0, lists.copy()));
    }

    private void beginLeg(Progress progress) {
        from = progress.from();
        begun = false;
        stream = new RowStream(
                context,
                requester -> table.next(progress, requester),
                parent -> watermark.isNew(parent.time(), parent.hash()));
    }

    @Override
    public Batch poll() {
        List<Emission> emissions = new ArrayList<>();
        while (stream != null && emissions.size() < Batch.ROWS && pollRows(emissions)) {
            endLegWhenRead();
            shortenLegWhenTooFull();
        }
        if (stream == null && emissions.isEmpty()) {
            deletions.poll(emissions);
        }
        return batch(emissions);
    }

    /** Takes what is ready; false where nothing more is ready yet. */
    private boolean pollRows(List<Emission> emissions) {
        Optional<Group> group = stream.poll(emissions);
        if (stream.leg() != null && !begun) {
            begun = true;
            begin(stream.leg());
        }
        group.ifPresent(read -> {
            watermark.serverTime(stream.startedAt());
            emit(read, emissions);
        });
        return group.isPresent() || stream.ended();
    }

    private void begin(Leg leg) {
        Instant limit = limit(leg);
        if (leg.order() == Leg.Order.NEWEST_FIRST) {
            watermark.beginNewestFirst();
        } else {
            watermark.begin(leg.ascending(), limit == null ? Watermark.END_OF_TIME : limit);
        }
    }

    private static Instant limit(Leg leg) {
        return remembers(leg) ? leg.alone().settled() : leg.until();
    }

    private static boolean remembers(Leg leg) {
        return leg.alone() != null && leg.alone().settled() != null;
    }

    private void endLegWhenRead() {
        if (!stream.ended()) {
            return;
        }
        if (stream.startedAt() != null) {
            watermark.serverTime(stream.startedAt());
        }
        Instant until = stream.leg().until();
        if (until == null) {
            endWalk();
        } else {
            watermark.end(until);
            beginLeg(new Progress(until, clock.instant(), from, stream.itemsRead()));
        }
    }

    /** A window that turns out to hold far more rows than expected would fill the memory; what was sent of it is known. */
    private void shortenLegWhenTooFull() {
        if (stream == null || stream.leg() == null) {
            return;
        }
        Instant now = clock.instant();
        Instant to = stream.leg().until() == null ? now : stream.leg().until();
        long rows = stream.itemsRead();
        if (table.isTooFull(from, to, rows)) {
            stream.abandon();
            beginLeg(new Progress(from, now, from.minus(Duration.between(from, to)), rows));
        }
    }

    private void endWalk() {
        if (remembers(stream.leg())) {
            stream.takeEnded().forEach(this::listEnded);
            watermark.listsEnded(stream.leg().alone().settled());
        } else {
            watermark.end();
        }
        stream = null;
        if (watermark.overflows()) {
            log.warn(
                    "Table {}: more rows than a stored position can name changed since {}: a restart now may send some of"
                            + " them again",
                    context.table().name(),
                    watermark.position());
        }
        deletions.begin();
    }

    private void emit(Group group, List<Emission> emissions) {
        if (group.list() != null) {
            group.rows().forEach(row -> emitNew(row, group.list(), emissions));
            group.ended().forEach(this::listEnded);
        } else if (group.parents().isEmpty()) {
            group.rows().forEach(row -> emitNew(row, emissions));
        } else if (group.parents().stream().anyMatch(this::isNew)) {
            emitOfParents(group, emissions);
        }
    }

    /** Parents that are not settled come again: until then their rows are what is remembered. */
    private void emitOfParents(Group group, List<Emission> emissions) {
        for (Row row : group.rows()) {
            if (watermark.knows(row.time(), row.fingerprint())) {
                context.metrics().unchanged();
            } else {
                emit(row, emissions);
            }
            if (!group.settled()) {
                watermark.remember(row.time(), row.fingerprint());
            }
        }
        if (group.settled()) {
            group.parents().forEach(parent -> watermark.sent(parent.time(), parent.hash()));
            group.refreshed().forEach(parent -> watermark.remember(parent.time(), parent.hash()));
        }
    }

    private boolean isNew(Version parent) {
        return watermark.isNew(parent.time(), parent.hash());
    }

    private void emitNew(Row row, Leg.Read list, List<Emission> emissions) {
        if (watermark.isNew(row.time(), row.fingerprint(), list.since())) {
            emit(row, emissions);
            watermark.sent(list.mark().id(), row.time(), row.fingerprint());
        } else {
            context.metrics().unchanged();
        }
    }

    private void listEnded(ListMark list) {
        lists.put(list);
        watermark.listEnded(list.id());
    }

    private void emitNew(Row row, List<Emission> emissions) {
        if (watermark.isNew(row.time(), row.fingerprint())) {
            emit(row, emissions);
            watermark.sent(row.time(), row.fingerprint());
        } else {
            context.metrics().unchanged();
        }
        watermark.met(row.time(), row.fingerprint());
    }

    private void emit(Row row, List<Emission> emissions) {
        if (row.isDeleted() && !context.settings().deletes()) {
            return;
        }
        emissions.add(Emission.of(context.table().name(), row));
        sentKeys.add(row);
        deletions.sent(row);
    }

    private Batch batch(List<Emission> emissions) {
        if (emissions.isEmpty()) {
            return Batch.EMPTY;
        }
        Map<String, Object> before = offset;
        offset = offset();
        return new Batch(emissions, Map.of(context.table().name(), new Move(before, offset)));
    }

    private Map<String, Object> offset() {
        Map<String, Object> map = lists.isEmpty() ? watermark.toOffset() : watermark.toOffset(VERSIONS_BESIDE_LISTS);
        deletions.addTo(map);
        if (!lists.isEmpty()) {
            map.put(ListMarks.FIELD, lists.encode(watermark.position().toEpochMilli()));
        }
        return map;
    }

    @Override
    public boolean complete() {
        return stream == null && deletions.complete();
    }

    @Override
    public void abandon() {
        if (stream != null) {
            stream.abandon();
            stream = null;
        }
        deletions.abandon();
    }

    @Override
    public String position() {
        return watermark.position().toString();
    }
}
