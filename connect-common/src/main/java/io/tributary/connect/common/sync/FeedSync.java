package io.tributary.connect.common.sync;

import io.tributary.connect.common.bookmark.Bookmark;
import io.tributary.connect.common.bookmark.Position;
import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.reading.Group;
import io.tributary.connect.common.reading.RowStream;
import io.tributary.connect.common.reading.TableContext;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.table.DeletionFeed;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Slice;
import java.util.List;
import java.util.Optional;

/**
 * Reads a table's feed of deleted rows at the end of each sync: one more list, newest first, whose rows are tombstones. A table
 * without a feed has nothing to read. Belongs to the task's thread.
 */
final class FeedSync {
    private final TableContext context;
    private final DeletionFeed feed;
    private final Position position;
    private final RowSender sender;
    private RowStream stream;
    private Bookmark bookmark;

    /** @param feed null if the table has none, or if it is not read */
    FeedSync(TableContext context, DeletionFeed feed, Position position) {
        this.feed = feed;
        this.position = position;
        this.context = feed == null ? context : context.of(feed.of(context.table()));
        this.sender = new RowSender(this.context, position, row -> {});
    }

    void begin() {
        if (feed == null) {
            return;
        }
        position.beginSync();
        position.beginSlice(null);
        ListRead list = feed.from(position.instant());
        bookmark = position.bookmark(list.order());
        // A missing feed is an error, not an empty list.
        Slice slice = Slice.of(list).asFullTable();
        stream = new RowStream(context, requester -> slice, (parent, in) -> true);
    }

    void poll(List<Emission> emissions) {
        boolean more = true;
        while (more && emissions.size() < Batch.ROWS) {
            Optional<Group> group = stream.poll(emissions.isEmpty());
            if (stream.startedAt() != null) {
                position.serverTime(stream.startedAt());
            }
            group.ifPresent(read -> sender.send(read, bookmark, emissions));
            more = group.isPresent();
        }
        if (stream.ended()) {
            position.endSync();
            stream = null;
        }
    }

    /** A row was sent. If a lagging index showed it after its tombstone, the tombstone has to be sent again. */
    void sent(Row row) {
        if (position != null && row.key() != null) {
            position.forget(Fingerprints.hash(row.key()));
        }
    }

    boolean complete() {
        return stream == null;
    }

    void abandon() {
        if (stream != null) {
            stream.abandon();
            stream = null;
        }
    }
}
