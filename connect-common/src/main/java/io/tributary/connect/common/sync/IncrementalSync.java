package io.tributary.connect.common.sync;

import io.tributary.connect.common.bookmark.Bookmark;
import io.tributary.connect.common.bookmark.Sweeps;
import io.tributary.connect.common.bookmark.TablePosition;
import io.tributary.connect.common.bookmark.Version;
import io.tributary.connect.common.offset.Move;
import io.tributary.connect.common.reading.Group;
import io.tributary.connect.common.reading.RowStream;
import io.tributary.connect.common.reading.TableContext;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.Incremental.Progress;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a table up to date whose API tells what changed: reads its lists slice by slice, from the position to now. */
final class IncrementalSync implements Sync {
    private static final Logger log = LoggerFactory.getLogger(IncrementalSync.class);
    /** How often a slice is read again whose lists end early. */
    private static final int MOST_REPEATS = 2;

    private final TableContext context;
    private final Incremental table;
    private final InstantSource clock;
    private final TablePosition position;
    private final Sweeps sweeps;
    private final RowSender sender;
    private final AskedAgain again;
    private final FeedSync feed;
    private final Map<ListRead, Bookmark> bookmarks = new HashMap<>();
    private Map<String, Object> stored;
    private RowStream stream;
    private Progress progress;
    private int repeats;
    private boolean begun;

    /**
     * @param stored the table's offset; null where nothing was sent yet
     * @param sentKeys gets the keys of all rows sent
     * @throws IllegalArgumentException with a sentence that says what is wrong with the offset
     */
    IncrementalSync(
            TableContext context, Incremental table, Map<String, ?> stored, SentKeys sentKeys, InstantSource clock) {
        this.context = context;
        this.table = table;
        this.clock = clock;
        boolean deletes = context.settings().deletes();
        this.position = new TablePosition(table, table.start(context.settings().start()), deletes);
        position.restore(stored);
        this.sweeps = position.sweeps();
        this.feed = new FeedSync(context, deletes ? table.deletions() : null, position.feed());
        this.sender = new RowSender(context, position.rows(), row -> {
            sentKeys.add(row);
            feed.sent(row);
        });
        this.again = new AskedAgain(context, sender, position);
        this.stored = position.toMap();
    }

    @Override
    public void begin() {
        position.rows().beginSync();
        Instant from = sweeps.begin();
        beginSlice(new Progress(from, now(from), from, 0, position.lists().begin()));
    }

    /** The worker's time, but not before {@code from}: positions follow the server's, which may be ahead. */
    private Instant now(Instant from) {
        Instant now = clock.instant();
        return now.isBefore(from) ? from : now;
    }

    private void beginSlice(Progress next) {
        progress = next;
        repeats = 0;
        begun = false;
        readSlice();
    }

    private void readSlice() {
        Progress asked = progress;
        bookmarks.clear();
        stream = new RowStream(context, requester -> table.next(asked, requester), this::isWanted);
    }

    private boolean isWanted(Version parent, ListRead list) {
        boolean isNew = sender.isNew(parent, bookmark(list));
        if (!isNew) {
            context.sick().answered(List.of());
        }
        return isNew;
    }

    private Bookmark bookmark(ListRead list) {
        beginWhenPlanned();
        return bookmarks.computeIfAbsent(list, position::bookmark);
    }

    private void beginWhenPlanned() {
        Slice slice = stream.slice();
        if (slice != null && !begun) {
            begun = true;
            position.rows().beginSlice(slice.isMarked() ? slice.settled() : slice.until());
        }
    }

    @Override
    public Batch poll() {
        List<Emission> emissions = new ArrayList<>();
        while (stream != null && emissions.size() < Batch.ROWS && pollRows(emissions)) {
            endSliceWhenRead();
            shortenSliceWhenTooFull();
        }
        if (stream == null && !again.complete()) {
            again.poll(emissions);
        } else if (stream == null && emissions.isEmpty() && !feed.complete()) {
            feed.poll(emissions);
        }
        return batch(emissions);
    }

    /** Takes what is ready; false where nothing more is ready yet. */
    private boolean pollRows(List<Emission> emissions) {
        Optional<Group> group = stream.poll(emissions.isEmpty());
        beginWhenPlanned();
        group.ifPresent(read -> {
            Bookmark bookmark = bookmark(read.list());
            tellTime();
            again.note(read);
            sender.send(read, bookmark, emissions);
            read.ended().forEach(this::listEnded);
        });
        return group.isPresent() || stream.ended();
    }

    private void tellTime() {
        sweeps.serverTime(stream.startedAt());
        position.rows().serverTime(stream.startedAt());
    }

    private void listEnded(ListRead list) {
        bookmark(list).ended(stream.startedAt());
    }

    private void endSliceWhenRead() {
        if (!stream.ended()) {
            return;
        }
        if (stream.startedAt() != null) {
            tellTime();
        }
        if (endedEarly()) {
            readAgain();
        } else if (isLast(stream.slice())) {
            endSync();
        } else {
            Instant until = stream.slice().until();
            position.rows().endSlice(until);
            beginSlice(new Progress(until, now(until), progress.from(), stream.itemsRead()));
        }
    }

    private boolean isLast(Slice slice) {
        return slice.until() == null || slice.until().isAfter(sweeps.later(progress.now()));
    }

    /**
     * Whether the slice is to be read again, for a list ended before all rows came that its answers count. Where rows come in
     * order, the next sync goes on behind the last one anyway; and answers may count too many, again and again.
     */
    private boolean endedEarly() {
        if (!stream.isShort() || stream.slice().isAscending()) {
            return false;
        }
        log.warn(
                "Table {}: a list from {} on ended before all rows came that its answers count",
                context.table().name(),
                progress.from());
        return repeats++ < MOST_REPEATS;
    }

    /** Rows and lists that are known by now still count as read, where the position waits for the end of the slice. */
    private void readAgain() {
        begun = !stream.slice().isNewestFirst();
        stream.takeEnded().forEach(this::listEnded);
        progress = progress.knowing(position.lists().begin());
        readSlice();
    }

    /** A window that turns out to hold far more rows than expected would fill the memory; what was sent of it is known. */
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
                    "Table {}: the range from {} holds more rows than expected, and is read again in shorter ones",
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
        again.begin(stream.isComplete());
        feed.begin();
        stream = null;
        sender.warnOfRowsBelow(position.rows().instant());
        warnWhereARestartMayRepeat();
    }

    private void warnWhereARestartMayRepeat() {
        if (position.rows().overflows()) {
            log.warn(
                    "Table {}: more rows than a stored position can name changed since {}: a restart now may send some of"
                            + " them again",
                    context.table().name(),
                    position());
        }
    }

    private Batch batch(List<Emission> emissions) {
        if (emissions.isEmpty()) {
            return Batch.EMPTY;
        }
        Map<String, Object> before = stored;
        stored = position.toMap();
        return new Batch(emissions, Map.of(context.table().name(), new Move(before, stored)));
    }

    @Override
    public Map<String, Object> offset() {
        return stored;
    }

    @Override
    public boolean complete() {
        return stream == null && again.complete() && feed.complete();
    }

    @Override
    public void abandon() {
        sweeps.abandon();
        if (stream != null) {
            stream.abandon();
            stream = null;
        }
        again.abandon();
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
