package io.tributary.connect.common.sync;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.offset.Offsets;
import io.tributary.connect.common.offset.Watermark;
import io.tributary.connect.common.pagination.LoopGuard;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Json;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.table.DeletionFeed;
import io.tributary.connect.common.table.Incremental;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.connect.data.Struct;

/**
 * Reads a vendor's feed of deleted rows, newest first, down to what is known, and sends tombstones, oldest first. Its
 * position travels in the table's offset, and stays there while no tombstones are wanted. A table without a feed has nothing
 * to read here.
 */
final class Deletions {
    /** The field of the table's offset that holds the position in the feed, as JSON text. */
    static final String FIELD = "deletions";

    /** Together with the table's own versions, the offset has to stay below 1 MB. */
    private static final int MAX_STORED = 10_000;

    private final SyncContext context;
    private final DeletionFeed feed;
    private final boolean reads;
    private final Watermark watermark;
    private final Deque<Deleted> news = new ArrayDeque<>();
    private Future<News> reading;

    /** @param time in epoch ms, or {@link Row#NO_TIME} */
    private record Deleted(Struct key, long time) {

        boolean isBefore(long known) {
            return time != Row.NO_TIME && time < known;
        }
    }

    private record News(List<Deleted> oldestFirst, Instant readAt) {}

    Deletions(SyncContext context, Incremental table, Map<String, ?> stored) {
        Object text = stored == null || table.deletions() == null ? null : stored.get(FIELD);
        this.context = context.keysOnly();
        this.feed = table.deletions();
        this.reads = feed != null && context.settings().deletes();
        this.watermark =
                reads || text != null ? restored(table, context.settings().start(), text) : null;
    }

    /**
     * The position that {@code text} holds; {@code start} for null.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with it
     */
    static Watermark restored(Incremental table, Instant start, Object text) {
        Watermark watermark = new Watermark(table.deletions().timeField(), table::settled, start);
        try {
            watermark.restore(
                    text == null
                            ? null
                            : parse(Offsets.text(FIELD, text), table.deletions().timeField()));
        } catch (IllegalArgumentException e) {
            throw Offsets.notOurs(FIELD, e.getMessage(), e);
        }
        return watermark;
    }

    private static Map<String, ?> parse(String text, String timeField) {
        JsonNode position = Json.parse(text);
        if (!position.isObject() || !position.has(timeField)) {
            throw new IllegalArgumentException("no JSON object with \"" + timeField + '"');
        }
        Map<String, Object> offset = Json.MAPPER.convertValue(position, new TypeReference<Map<String, Object>>() {});
        Offsets.requireOnly(Watermark.fields(timeField), offset);
        return offset;
    }

    void begin() {
        if (reads) {
            watermark.begin();
            long known = watermark.position().toEpochMilli();
            reading = context.pool().submit(() -> read(known));
        }
    }

    boolean complete() {
        return reading == null && news.isEmpty();
    }

    void abandon() {
        news.clear();
        if (reading != null) {
            reading.cancel(true);
            reading = null;
        }
    }

    /** A row was sent: where an index that lags has shown one whose tombstone is out already, that has to come again. */
    void sent(Row row) {
        if (watermark != null && row.key() != null) {
            watermark.takeBack(version(row.key()));
        }
    }

    /** A key is deleted once: that makes the version. */
    private static long version(Struct key) {
        return Fingerprint.hash(Fingerprints.text(key));
    }

    /** Adds the tombstones of what was deleted since, once the feed is read; as many as one batch takes. */
    void poll(List<Emission> emissions) {
        if (reading != null && reading.isDone()) {
            News read = Futures.result(reading);
            reading = null;
            watermark.serverTime(read.readAt());
            news.addAll(read.oldestFirst());
            bury(emissions);
        } else if (!news.isEmpty()) {
            bury(emissions);
        }
    }

    private void bury(List<Emission> emissions) {
        while (!news.isEmpty() && emissions.size() < Batch.ROWS) {
            Deleted deleted = news.remove();
            long version = version(deleted.key());
            if (watermark.isNew(deleted.time(), version)) {
                emissions.add(Emission.tombstone(context.table().name(), deleted.key()));
                watermark.sent(deleted.time(), version);
            }
        }
        if (news.isEmpty()) {
            watermark.end();
        }
    }

    /** Adds the feed's position to the table's offset. */
    void addTo(Map<String, Object> offset) {
        if (watermark != null) {
            offset.put(FIELD, Json.text(Json.MAPPER.valueToTree(watermark.toOffset(MAX_STORED))));
        }
    }

    private News read(long known) {
        List<Deleted> found = new ArrayList<>();
        Instant readAt = null;
        LoopGuard guard = new LoopGuard();
        RowReader<Row> reader = new RowReader<>(feed.rowsAt(), this::row);
        guard.requireNew(feed.request(), feed.pages(), context.table().name());
        for (ApiRequest next = feed.request(); next != null; ) {
            Page<Row> page = context.requester().read(next, reader);
            ChangedForm.refuse(context.table().name(), page.request(), page.rows());
            List<Deleted> deletions =
                    page.rows().stream().map(Deletions::deleted).toList();
            readAt = readAt == null ? page.serverTime() : readAt;
            deletions.stream()
                    .filter(deleted -> deleted.key() != null && !deleted.isBefore(known))
                    .forEach(found::add);
            boolean reachedKnown = deletions.stream().anyMatch(deleted -> deleted.isBefore(known));
            next = reachedKnown
                    ? null
                    : guard.next(page, feed.pages(), context.table().name());
        }
        found.sort(Comparator.comparingLong(Deleted::time));
        return new News(found, readAt);
    }

    private Row row(ObjectNode row) {
        long time = Row.timeOfSeconds(row.path(feed.timeField()));
        return context.map(row, feed.request()).withTime(time);
    }

    private static Deleted deleted(Row row) {
        return new Deleted(row.key(), row.time());
    }
}
