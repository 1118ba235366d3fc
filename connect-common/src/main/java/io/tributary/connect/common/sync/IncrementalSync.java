package io.tributary.connect.common.sync;

import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.offset.Move;
import io.tributary.connect.common.offset.Watermark;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.sync.Group.Version;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.Leg;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a table up to date of which the API can be asked for what changed; leg by leg, from the position to now. */
final class IncrementalSync implements Sync {
    private static final Logger log = LoggerFactory.getLogger(IncrementalSync.class);
    /** How often a leg that ends early is read again. */
    private static final int MOST_REPEATS = 2;

    private final SyncContext context;
    private final Incremental table;
    private final InstantSource clock;
    private final Watermark watermark;
    private final ReadLists lists;
    private final Deletions deletions;
    private final NewRows newRows;
    private final Sweeps sweeps;
    private final AskedAgain again;
    private Map<String, Object> stored;
    private RowStream stream;
    private Progress progress;
    private int repeats;
    private boolean begun;

    /**
     * @param stored the table's offset; null where nothing was sent yet
     * @param sentKeys is told the keys of all rows sent
     * @throws IllegalArgumentException with a sentence that says what is wrong with the offset
     */
    IncrementalSync(
            SyncContext context, Incremental table, Map<String, ?> stored, SentKeys sentKeys, InstantSource clock) {
        this.context = context;
        this.table = table;
        this.clock = clock;
        Instant start = table.start(context.settings().start());
        this.watermark = IncrementalOffset.watermark(table, start);
        this.watermark.restore(stored);
        this.sweeps = new Sweeps(table, watermark, start);
        this.sweeps.restore(stored);
        this.lists = new ReadLists(watermark, stored);
        this.deletions = new Deletions(context, table, stored);
        this.newRows = new NewRows(context, watermark, sweeps, row -> {
            sentKeys.add(row);
            deletions.sent(row);
        });
        this.again = new AskedAgain(context, newRows, stored);
        this.stored = current();
    }

    @Override
    public void begin() {
        watermark.beginSync();
        Instant from = sweeps.begin();
        beginLeg(new Progress(from, now(from), from, 0, lists.begin()));
    }

    /** The worker's time, but not before {@code from}: positions follow the server's, which may be ahead. */
    private Instant now(Instant from) {
        Instant now = clock.instant();
        return now.isBefore(from) ? from : now;
    }

    private void beginLeg(Progress next) {
        progress = next;
        repeats = 0;
        readLeg();
    }

    private void readLeg() {
        Progress asked = progress;
        begun = false;
        stream = new RowStream(context, requester -> table.next(asked, requester), this::isWanted);
    }

    private boolean isWanted(Version parent) {
        boolean isNew = newRows.isNew(parent);
        if (!isNew) {
            context.sick().answered(List.of());
            watermark.met(parent.time(), parent.hash());
        }
        return isNew;
    }

    @Override
    public Batch poll() {
        List<Emission> emissions = new ArrayList<>();
        while (stream != null && emissions.size() < Batch.ROWS && pollRows(emissions)) {
            endLegWhenRead();
            shortenLegWhenTooFull();
        }
        if (stream == null && !again.complete()) {
            again.poll(emissions);
        } else if (stream == null && emissions.isEmpty()) {
            deletions.poll(emissions);
        }
        return batch(emissions);
    }

    /** Takes what is ready; false where nothing more is ready yet. */
    private boolean pollRows(List<Emission> emissions) {
        Optional<Group> group = stream.poll(emissions.isEmpty());
        if (stream.leg() != null && !begun) {
            begun = true;
            begin(stream.leg());
        }
        group.ifPresent(read -> {
            tellTime();
            emit(read, emissions);
        });
        return group.isPresent() || stream.ended();
    }

    private void tellTime() {
        sweeps.serverTime(stream.startedAt());
        watermark.serverTime(stream.startedAt());
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
        return leg.remembersLists() ? leg.alone().settled() : leg.until();
    }

    private void endLegWhenRead() {
        if (!stream.ended()) {
            return;
        }
        if (stream.startedAt() != null) {
            tellTime();
        }
        if (endedEarly()) {
            readAgain();
            return;
        }
        if (isLast(stream.leg())) {
            endWalk();
        } else {
            Instant until = stream.leg().until();
            watermark.end(until);
            beginLeg(new Progress(until, now(until), progress.from(), stream.itemsRead()));
        }
    }

    private boolean isLast(Leg leg) {
        return leg.until() == null || leg.until().isAfter(sweeps.later(progress.now()));
    }

    /**
     * Whether the leg is to be read again, for a list ended before all rows came that it told of. Where rows come in order, the
     * next sync goes on behind the last one anyway; and answers may tell too many, again and again.
     */
    private boolean endedEarly() {
        if (!stream.isShort() || stream.leg().ascending()) {
            return false;
        }
        log.warn(
                "Table {}: a list from {} on ended before all rows came that it told of",
                context.table().name(),
                progress.from());
        return repeats++ < MOST_REPEATS;
    }

    /** Rows and lists that are known by now still count as read, where the position waits for the end of the leg. */
    private void readAgain() {
        boolean waits = stream.leg().order() == Leg.Order.NONE;
        stream.takeEnded().forEach(this::listEnded);
        progress = progress.knowing(lists.begin());
        readLeg();
        begun = waits;
    }

    /** A window that turns out to hold far more rows than expected would fill the memory; what was sent of it is known. */
    private void shortenLegWhenTooFull() {
        if (stream == null || stream.leg() == null) {
            return;
        }
        Instant now = now(progress.from());
        Instant to = isLast(stream.leg()) ? now : stream.leg().until();
        Instant from = progress.from();
        long rows = stream.itemsRead();
        if (table.isTooFull(from, to, rows)) {
            log.info(
                    "Table {}: the range from {} holds more rows than expected: it is read again in shorter ones",
                    context.table().name(),
                    from);
            stream.abandon();
            beginLeg(new Progress(from, now, from.minus(Duration.between(from, to)), rows));
        }
    }

    private void endWalk() {
        if (stream.leg().remembersLists()) {
            stream.takeEnded().forEach(this::listEnded);
            stream.endedShort().forEach(this::listEnded);
            lists.endAll(stream.leg().alone());
        } else {
            sweeps.end();
            watermark.end();
        }
        again.begin(stream.isComplete());
        deletions.begin();
        stream = null;
        warnWhereARestartMayRepeat();
    }

    private void warnWhereARestartMayRepeat() {
        if (watermark.overflows()) {
            log.warn(
                    "Table {}: more rows than a stored position can name changed since {}: a restart now may send some of"
                            + " them again",
                    context.table().name(),
                    watermark.position());
        }
    }

    private void emit(Group group, List<Emission> emissions) {
        again.note(group);
        newRows.emit(group, emissions);
        group.ended().forEach(this::listEnded);
    }

    private void listEnded(ListMark list) {
        lists.end(list, stream.startedAt());
    }

    private Batch batch(List<Emission> emissions) {
        if (emissions.isEmpty()) {
            return Batch.EMPTY;
        }
        Map<String, Object> before = stored;
        stored = current();
        return new Batch(emissions, Map.of(context.table().name(), new Move(before, stored)));
    }

    private Map<String, Object> current() {
        Map<String, Object> map = lists.offset();
        deletions.addTo(map);
        sweeps.addTo(map);
        again.addTo(map);
        return map;
    }

    @Override
    public Map<String, Object> offset() {
        return stored;
    }

    @Override
    public boolean complete() {
        return stream == null && again.complete() && deletions.complete();
    }

    @Override
    public void abandon() {
        sweeps.abandon();
        if (stream != null) {
            stream.abandon();
            stream = null;
        }
        again.abandon();
        deletions.abandon();
    }

    @Override
    public String done() {
        return sweeps.sweeping() ? "swept" : Sync.super.done();
    }

    @Override
    public String position() {
        return watermark.position().toString();
    }
}
