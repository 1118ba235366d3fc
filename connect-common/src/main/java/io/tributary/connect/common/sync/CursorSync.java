package io.tributary.connect.common.sync;

import io.tributary.connect.common.offset.Move;
import io.tributary.connect.common.offset.Watermark;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.sync.RowStream.Group;
import io.tributary.connect.common.sync.RowStream.Version;
import io.tributary.connect.common.table.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a table up to date whose API filters and sorts by the replication key. */
final class CursorSync implements Sync {
    private static final Logger log = LoggerFactory.getLogger(CursorSync.class);

    private final SyncContext context;
    private final Cursor cursor;
    private final Watermark watermark;
    private final Deletions deletions;
    private final SentKeys sentKeys;
    private Map<String, Object> offset;
    private RowStream stream;

    /**
     * @param stored the table's offset; null where nothing was sent yet
     * @param sentKeys is told the keys of all rows sent
     * @throws IllegalArgumentException with a sentence that says what is wrong with the offset
     */
    CursorSync(SyncContext context, Cursor cursor, Map<String, ?> stored, SentKeys sentKeys) {
        this.context = context;
        this.cursor = cursor;
        this.sentKeys = sentKeys;
        this.watermark = new Watermark(
                cursor.replicationKey(), cursor.overlap(), context.settings().start());
        this.watermark.restore(stored);
        this.deletions = new Deletions(context, cursor, stored);
        this.offset = offset();
    }

    @Override
    public void begin() {
        watermark.begin();
        stream = new RowStream(
                context,
                List.of(cursor.from().apply(watermark.position())),
                cursor.pages(),
                parent -> watermark.isNew(parent.time(), parent.hash()));
    }

    @Override
    public Batch poll() {
        List<Emission> emissions = new ArrayList<>();
        if (stream != null) {
            pollRows(emissions);
        }
        if (stream == null) {
            deletions.poll(emissions);
        }
        return batch(emissions);
    }

    private void pollRows(List<Emission> emissions) {
        for (Optional<Group> group = stream.poll(); group.isPresent(); group = stream.poll()) {
            watermark.serverTime(stream.startedAt());
            emit(group.get(), emissions);
            if (emissions.size() >= Batch.ROWS) {
                return;
            }
        }
        if (stream.ended()) {
            endRows();
        }
    }

    private void endRows() {
        watermark.end();
        stream = null;
        if (watermark.overflows()) {
            log.warn(
                    "Table {}: more rows changed at {} or within {} of it than a stored position can name: a restart now"
                            + " may send some of them again",
                    context.table().name(),
                    watermark.position(),
                    cursor.overlap());
        }
        deletions.begin();
    }

    private void emit(Group group, List<Emission> emissions) {
        if (group.parents().isEmpty()) {
            group.rows().forEach(row -> emitNew(row, emissions));
        } else if (group.parents().stream().anyMatch(this::isNew)) {
            group.rows().forEach(row -> emit(row, emissions));
            group.parents().forEach(parent -> watermark.sent(parent.time(), parent.hash()));
            group.refreshed().forEach(parent -> watermark.remember(parent.time(), parent.hash()));
        }
    }

    private boolean isNew(Version parent) {
        return watermark.isNew(parent.time(), parent.hash());
    }

    private void emitNew(Row row, List<Emission> emissions) {
        if (watermark.isNew(row.time(), row.fingerprint())) {
            emit(row, emissions);
            watermark.sent(row.time(), row.fingerprint());
        } else {
            context.metrics().unchanged();
        }
    }

    private void emit(Row row, List<Emission> emissions) {
        emissions.add(Emission.of(context.table().name(), row));
        sentKeys.add(row);
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
        Map<String, Object> map = watermark.toOffset();
        deletions.addTo(map);
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
