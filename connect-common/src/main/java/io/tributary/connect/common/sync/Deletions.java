package io.tributary.connect.common.sync;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
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
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.connect.data.Struct;

/**
 * Reads a vendor's feed of deleted rows, newest first, down to what is known, and sends tombstones, oldest first. Of a feed
 * with more news than are held at once, the oldest are sent and the feed is read again. Its position travels in the table's
 * offset, and stays there while no tombstones are wanted. A table without a feed has nothing to read here.
 */
final class Deletions {
    /** The field of the table's offset that holds the position in the feed, as JSON text. */
    static final String FIELD = "deletions";

    /** Together with the table's own versions, the offset has to stay below 1 MB. */
    private static final int MAX_STORED = 10_000;

    /** So many deleted rows are held at once, at some 150 bytes each. */
    private static final int MAX_HELD = 200_000;

    private final SyncContext context;
    private final DeletionFeed feed;
    private final boolean reads;
    private final Watermark watermark;
    private final int maxHeld;
    private final Deque<Deleted> news = new ArrayDeque<>();
    private LoopGuard guard;
    private Future<Page<Row>> reading;
    private Instant readAt;
    private long known;
    private long letGo;

    /** @param time in epoch ms, or {@link Row#NO_TIME} */
    private record Deleted(Struct key, long time) {

        boolean isBefore(long known) {
            return time != Row.NO_TIME && time < known;
        }
    }

    Deletions(SyncContext context, Incremental table, Map<String, ?> stored) {
        this(context, table, stored, MAX_HELD);
    }

    /**
     * @param maxHeld how many deleted rows are held at once
     */
    Deletions(SyncContext context, Incremental table, Map<String, ?> stored, int maxHeld) {
        this.maxHeld = maxHeld;
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
            known = watermark.position().toEpochMilli();
            guard = new LoopGuard();
            guard.requireNew(feed.request(), feed.pages(), context.table().name());
            readAt = null;
            letGo = Long.MAX_VALUE;
            read(feed.request());
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
        while (reading != null && reading.isDone()) {
            take(Futures.result(reading));
        }
        if (reading == null && !news.isEmpty()) {
            send(emissions);
        }
    }

    private void take(Page<Row> page) {
        if (readAt == null) {
            readAt = page.serverTime();
            watermark.serverTime(readAt);
        }
        List<Deleted> deletions = page.rows().stream().map(Deletions::deleted).toList();
        deletions.stream().filter(this::isNew).forEach(this::hold);
        boolean reachedKnown = deletions.stream().anyMatch(deleted -> deleted.isBefore(known));
        read(
                reachedKnown
                        ? null
                        : guard.next(page, feed.pages(), context.table().name()));
        if (reading == null) {
            sort();
        }
    }

    private boolean isNew(Deleted deleted) {
        return deleted.key() != null
                && !deleted.isBefore(known)
                && watermark.isNew(deleted.time(), version(deleted.key()));
    }

    private void hold(Deleted deleted) {
        news.addLast(deleted);
        if (news.size() > maxHeld) {
            long time = news.removeFirst().time();
            letGo = time == Row.NO_TIME ? letGo : Math.min(letGo, time);
        }
    }

    /** Nothing is sent that is newer than what was let go: the position would pass that. */
    private void sort() {
        List<Deleted> oldestFirst = news.stream()
                .filter(deleted -> deleted.time() <= letGo)
                .sorted(Comparator.comparingLong(Deleted::time))
                .toList();
        news.clear();
        news.addAll(oldestFirst);
        if (news.isEmpty() && letGo < Long.MAX_VALUE) {
            String message = "Table " + context.table().name() + ": " + feed.request() + " gives more than " + maxHeld
                    + " deleted rows, and not the newest first: they cannot be told apart";
            throw new ApiException(ApiException.Kind.UNAVAILABLE, 0, null, message, null);
        }
        if (news.isEmpty()) {
            watermark.end();
        }
    }

    private void send(List<Emission> emissions) {
        while (!news.isEmpty() && emissions.size() < Batch.ROWS) {
            Deleted deleted = news.remove();
            long version = version(deleted.key());
            if (watermark.isNew(deleted.time(), version)) {
                emissions.add(Emission.tombstone(context.table().name(), deleted.key()));
                watermark.sent(deleted.time(), version);
            }
        }
        if (news.isEmpty() && letGo < Long.MAX_VALUE) {
            begin();
        } else if (news.isEmpty()) {
            watermark.end();
        }
    }

    /** Adds the feed's position to the table's offset. */
    void addTo(Map<String, Object> offset) {
        if (watermark != null) {
            offset.put(FIELD, Json.text(Json.MAPPER.valueToTree(watermark.toOffset(MAX_STORED))));
        }
    }

    private void read(ApiRequest next) {
        reading = next == null ? null : context.pool().submit(() -> page(next));
    }

    private Page<Row> page(ApiRequest request) {
        Page<Row> page = context.requester().read(request, new RowReader<>(feed.rowsAt(), this::row));
        ChangedForm.refuse(context.table().name(), page.request(), page.rows());
        return page;
    }

    private Row row(ObjectNode row) {
        long time = Row.timeOfSeconds(row.path(feed.timeField()));
        return context.map(row, feed.request()).withTime(time);
    }

    private static Deleted deleted(Row row) {
        return new Deleted(row.key(), row.time());
    }
}
