package io.tributary.connect.common.sync;

import io.tributary.connect.common.bookmark.Bookmark;
import io.tributary.connect.common.bookmark.Sweeps;
import io.tributary.connect.common.bookmark.TablePosition;
import io.tributary.connect.common.bookmark.Version;
import io.tributary.connect.common.offset.OffsetChange;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.reading.Group;
import io.tributary.connect.common.reading.RowStream;
import io.tributary.connect.common.reading.TableContext;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Syncs a table whose API lists changes: reads its lists slice by slice, from the position to now. */
final class IncrementalSync implements Sync {
    private static final Logger log = LoggerFactory.getLogger(IncrementalSync.class);
    /** How often a slice is reread because a list ended early. */
    private static final int MAX_REPEATS = 2;

    private final TableContext context;
    private final Incremental table;
    private final Time time;
    private final TablePosition position;
    private final Sweeps sweeps;
    private final RowSender sender;
    private final RetriedParents retried;
    private final FeedSync feed;
    private final LastRow last;
    private final Map<ListRead, Bookmark> bookmarks = new HashMap<>();
    private final Supplier<Map<SourcePartition, OffsetChange>> changes = this::changes;
    private Map<String, Object> stored;
    private RowStream stream;
    private Progress progress;
    private int repeats;
    private boolean started;

    /**
     * @param stored the table's offset; null if nothing was sent yet
     * @param sentKeys gets the keys of all rows sent
     * @throws IllegalArgumentException if the offset is invalid; the message says why
     */
    IncrementalSync(TableContext context, Incremental table, Map<String, ?> stored, SentKeys sentKeys, Time time) {
        this.context = context;
        this.table = table;
        this.time = time;
        boolean deletes = context.settings().deletes();
        this.position = new TablePosition(table, table.start(context.settings().start()), deletes);
        position.restore(stored);
        this.sweeps = position.sweeps();
        this.feed = new FeedSync(context, deletes ? table.deletions() : null, position.feed());
        this.sender = new RowSender(context, position.rows(), row -> {
            sentKeys.add(row);
            feed.sent(row);
        });
        this.retried = new RetriedParents(context, sender, position);
        this.last = new LastRow(time, this::lastNew, this::send);
        this.stored = position.toMap();
    }

    @Override
    public void begin() {
        position.rows().beginSync();
        last.beginSync();
        Instant from = sweeps.begin();
        beginSlice(new Progress(from, now(from), from, 0, position.lists().begin()));
    }

    /** The worker's time, but not before {@code from}: positions follow the server's clock, which may be ahead. */
    private Instant now(Instant from) {
        Instant now = time.instant();
        return now.isBefore(from) ? from : now;
    }

    private void beginSlice(Progress next) {
        progress = next;
        repeats = 0;
        started = false;
        readSlice();
    }

    private void readSlice() {
        Progress requested = progress;
        bookmarks.clear();
        last.beginSlice();
        stream = new RowStream(context, requester -> table.next(requested, requester), this::isWanted);
    }

    private boolean isWanted(Version parent, ListRead list) {
        boolean isNew = sender.isNew(parent, bookmark(list));
        if (!isNew) {
            context.sick().noteRead(List.of());
        }
        return isNew;
    }

    private Bookmark bookmark(ListRead list) {
        beginWhenPlanned();
        return bookmarks.computeIfAbsent(list, position::bookmark);
    }

    private void beginWhenPlanned() {
        Slice slice = stream.slice();
        if (slice != null && !started) {
            started = true;
            position.rows().beginSlice(slice.isMarked() ? slice.settled() : slice.until());
        }
    }

    @Override
    public Batch poll() {
        List<Emission> emissions = last.beginPoll();
        while (stream != null && emissions.size() < Batch.ROWS && pollRows(emissions)) {
            endSliceWhenRead();
            shortenSliceWhenTooFull();
        }
        if (stream == null && !retried.complete()) {
            retried.poll(emissions);
        } else if (stream == null && emissions.isEmpty() && !feed.complete()) {
            feed.poll(emissions);
        }
        return batch(last.endPoll(emissions, stream == null || stream.hasFailed()));
    }

    /** Takes what is ready; false if nothing more is ready yet. */
    private boolean pollRows(List<Emission> emissions) {
        Optional<Group> group = stream.poll(emissions.isEmpty() && !last.isUnsent());
        beginWhenPlanned();
        if (group.isEmpty()) {
            last.pause(stream.ended(), emissions);
            return stream.ended();
        }
        bookmark(group.get().list());
        noteServerTime();
        last.add(group.get(), emissions);
        return true;
    }

    private void send(Group group, List<Emission> emissions) {
        retried.note(group);
        sender.send(group, bookmark(group.list()), emissions);
        group.ended().forEach(this::listEnded);
    }

    /** A row must not wait while a key walk may find that it is gone: its tombstone would be sent first. */
    private int lastNew(Group group) {
        return table.keyWalk() == null ? sender.lastNew(group, bookmark(group.list())) : LastRow.NONE;
    }

    private void noteServerTime() {
        sweeps.serverTime(stream.startedAt());
        position.rows().serverTime(stream.startedAt());
    }

    private void listEnded(ListRead list) {
        bookmark(list).ended(stream.startedAt());
    }

    private void endSliceWhenRead() {
        if (!stream.ended() || last.isUnsent()) {
            return;
        }
        last.endSlice();
        if (stream.startedAt() != null) {
            noteServerTime();
        }
        if (endedEarly()) {
            reread();
        } else if (isLast(stream.slice())) {
            endSync();
        } else {
            Instant until = stream.slice().until();
            if (!stream.slice().lists().isEmpty()) {
                position.rows().endSlice(until);
            }
            beginSlice(new Progress(until, now(until), progress.from(), stream.itemsRead()));
        }
    }

    private boolean isLast(Slice slice) {
        return slice.until() == null || slice.until().isAfter(sweeps.later(progress.now()));
    }

    /**
     * Whether to reread the slice because a list ended before it had returned as many rows as its responses report. An ascending
     * list needs no rereading, as the next sync continues after its last row. Totals may be wrong each time, so that repeats are limited.
     */
    private boolean endedEarly() {
        if (!stream.isShort() || stream.slice().isAscending()) {
            return false;
        }
        log.warn(
                "Table {}: a list that starts at {} ended with fewer rows than its responses report",
                context.table().name(),
                progress.from());
        return repeats++ < MAX_REPEATS;
    }

    /** Rows and lists read so far count as read, also where the position waits for the end of the slice. */
    private void reread() {
        started = !stream.slice().isNewestFirst();
        stream.takeEnded().forEach(this::listEnded);
        progress = progress.knowing(position.lists().begin());
        readSlice();
    }

    /** A window with far more rows than expected would fill the memory. The rows already sent are remembered. */
    private void shortenSliceWhenTooFull() {
        if (stream == null || stream.slice() == null) {
            return;
        }
        Instant now = now(progress.from());
        Instant to = isLast(stream.slice()) ? now : stream.slice().until();
        Instant from = progress.from();
        long rows = stream.itemsRead();
        if (table.isTooFull(from, to, rows)) {
            log.info(
                    "Table {}: the range that starts at {} holds more rows than expected and is reread in shorter ranges",
                    context.table().name(),
                    from);
            stream.abandon();
            beginSlice(new Progress(from, now, from.minus(Duration.between(from, to)), rows));
        }
    }

    private void endSync() {
        if (stream.slice().isMarked()) {
            stream.takeEnded().forEach(this::listEnded);
            stream.endedShort().forEach(this::listEnded);
            position.lists().endSync(stream.slice());
        } else {
            sweeps.end();
            position.rows().endSync();
        }
        retried.begin(stream.isComplete());
        feed.begin();
        stream = null;
        sender.warnOfRowsBelow(position.rows().instant());
        sender.warnIfRestartRepeats();
    }

    private Batch batch(List<Emission> emissions) {
        return emissions.isEmpty() ? Batch.EMPTY : new Batch(emissions, List.of(changes));
    }

    private Map<SourcePartition, OffsetChange> changes() {
        Map<String, Object> before = stored;
        last.stored();
        stored = position.toMap();
        return Map.of(SourcePartition.of(context.table().name()), new OffsetChange(before, stored));
    }

    @Override
    public Map<String, Object> offset() {
        return stored;
    }

    @Override
    public boolean complete() {
        return stream == null && retried.complete() && feed.complete();
    }

    @Override
    public void abandon() {
        sweeps.abandon();
        if (stream != null) {
            stream.abandon();
            stream = null;
        }
        retried.abandon();
        feed.abandon();
    }

    @Override
    public String done() {
        return sweeps.sweeping() ? "swept" : Sync.super.done();
    }

    @Override
    public String position() {
        return position.rows().instant().toString();
    }
}
