package io.tributary.connect.common.sync;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.offset.Watermark;
import io.tributary.connect.common.schema.Json;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.table.DeletionFeed;
import io.tributary.connect.common.table.Incremental;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.connect.data.Struct;

/**
 * Reads a vendor's feed of deleted rows, newest first, down to what is known, and sends tombstones, oldest first. Its
 * position travels in the table's offset. A table without a feed has nothing to read here.
 */
final class Deletions {
    private static final String FIELD = "deletions";
    private static final long MS = 1000;
    /** Together with the table's own versions, the offset has to stay below 1 MB. */
    private static final int MAX_STORED = 10_000;

    private final SyncContext context;
    private final DeletionFeed feed;
    private final Watermark watermark;
    private final Set<Struct> revived = new HashSet<>();
    private Future<News> reading;

    private record Deleted(Row row, long time) {}

    private record News(List<Deleted> oldestFirst, Instant readAt) {}

    Deletions(SyncContext context, Incremental table, Map<String, ?> stored) {
        this.context = context;
        this.feed = context.settings().deletes() ? table.deletions() : null;
        this.watermark = new Watermark(
                feed == null ? FIELD : feed.timeField(),
                table::settled,
                context.settings().start());
        if (stored != null && stored.get(FIELD) != null) {
            watermark.restore(parse(String.valueOf(stored.get(FIELD))));
        }
    }

    private static Map<String, ?> parse(String text) {
        return Json.MAPPER.convertValue(Json.parse(text), new TypeReference<Map<String, Object>>() {});
    }

    void begin() {
        if (feed != null) {
            watermark.begin();
            long known = watermark.position().toEpochMilli();
            reading = context.pool().submit(() -> read(known));
        }
    }

    boolean complete() {
        return reading == null;
    }

    void abandon() {
        if (reading != null) {
            reading.cancel(true);
            reading = null;
        }
    }

    /** Tells of a row that was sent: an index that lags may show one whose tombstone is out already. */
    void sent(Row row) {
        if (feed != null && watermark.position().isAfter(context.settings().start())) {
            revived.add(row.key());
        }
    }

    /** Adds the tombstones of what was deleted since, once the feed is read. */
    void poll(List<Emission> emissions) {
        if (reading == null || !reading.isDone()) {
            return;
        }
        News news = Futures.result(reading);
        reading = null;
        watermark.serverTime(news.readAt());
        for (Deleted deleted : news.oldestFirst()) {
            Struct key = deleted.row().key();
            long version = deleted.row().fingerprint();
            if (key != null && (watermark.isNew(deleted.time(), version) || revived.contains(key))) {
                emissions.add(Emission.tombstone(context.table().name(), key));
                watermark.sent(deleted.time(), version);
            }
        }
        revived.clear();
        watermark.end();
    }

    /** Adds the feed's position to the table's offset. */
    void addTo(Map<String, Object> offset) {
        if (feed != null) {
            offset.put(FIELD, Json.text(Json.MAPPER.valueToTree(watermark.toOffset(MAX_STORED))));
        }
    }

    private News read(long known) {
        List<Deleted> news = new ArrayList<>();
        Instant readAt = null;
        RowReader<Deleted> reader = new RowReader<>(feed.rowsAt(), this::deleted);
        for (ApiRequest next = feed.request(); next != null; ) {
            Page<Deleted> page = context.requester().read(next, reader);
            readAt = readAt == null ? page.serverTime() : readAt;
            page.rows().stream().filter(deleted -> deleted.time() >= known).forEach(news::add);
            boolean reachedKnown = page.rows().stream().anyMatch(deleted -> deleted.time() < known);
            next = reachedKnown ? null : feed.pages().next(page);
        }
        news.sort(Comparator.comparingLong(Deleted::time));
        return new News(news, readAt);
    }

    private Deleted deleted(ObjectNode row) {
        return new Deleted(
                context.map(row, feed.request()), row.path(feed.timeField()).asLong() * MS);
    }
}
