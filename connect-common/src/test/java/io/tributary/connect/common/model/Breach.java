package io.tributary.connect.common.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.source.SourceRecord;

/** Rules that are broken on purpose, one at a time. */
enum Breach {
    /** Reading resumes after the position instead of at it. */
    EXCLUSIVE_RESUME(() -> new Mutant() {
        @Override
        public ApiRequest request(ApiRequest request) {
            String from = request.query().get("from");
            return from == null || from.equals(Long.toString(Rows.BEGIN))
                    ? request
                    : request.with("from", Long.parseLong(from) + 1);
        }
    }),
    /** The server's clock does not hold the position back. */
    SERVER_CLOCK_IGNORED(() -> new Mutant() {
        @Override
        public <T> Page<T> page(Page<T> page) {
            Instant tomorrow = page.serverTime().plus(Duration.ofDays(1));
            return new Page<>(page.request(), page.rows(), page.last(), page.envelope(), tomorrow);
        }
    }),
    /** Rows may appear later than the overlap allows. */
    OVERLAP_TOO_SHORT(() -> new Mutant() {
        @Override
        public World believed(World world) {
            return world.withoutOverlap();
        }
    }),
    /** Rows change or appear too late for ordinary syncs, and no sweep runs. */
    NEVER_SWEPT(() -> new Mutant() {
        @Override
        public World believed(World world) {
            return world.withoutSweeps();
        }
    }),
    /** The time of the last sweep is not stored. */
    SWEPT_DROPPED(stored(offset -> without(offset, "swept"))),
    /** The versions sent below the position are not stored. */
    SENT_DROPPED(stored(offset -> without(offset, "sent"))),
    /** The versions sent at the position and after it are not stored. */
    SEEN_DROPPED(stored(offset -> without(offset, "seen"))),
    /** The marks of lists are not stored. */
    LISTS_DROPPED(stored(offset -> without(offset, "lists"))),
    /** Parents that are set aside are not stored. */
    SET_ASIDE_DROPPED(stored(offset -> without(offset, "set_aside"))),
    /** The range that a newest-first walk has read is not stored. */
    WALKED_DROPPED(stored(offset -> without(offset, "walked"))),
    /** The position in the feed of deleted rows is not stored. */
    DELETIONS_DROPPED(stored(offset -> without(offset, "deletions"))),
    /** Shards are stored without their rows. */
    SHARDS_EMPTIED(stored(offset -> {
        offset.computeIfPresent("rows", (name, rows) -> "{}");
        return offset;
    })),
    /** All records of a poll carry the new offset of their partition. */
    EVERY_RECORD_MOVES(sent(Tampering::moveAll)),
    /** The first record of a partition carries the new offset, the last one the old. */
    FIRST_RECORD_MOVES(sent(Tampering::moveFirst)),
    /** Offsets move before all rows of their poll are sent. */
    POSITION_STORED_EARLY(Tampering.Delayed::new),
    /** No tombstone is sent. */
    TOMBSTONES_DROPPED(sent(
            records -> records.stream().filter(record -> record.value() != null).toList())),
    /** A page that fails counts as the end of its list, so that the sweep counts as complete. */
    FAILED_PAGE_IS_EMPTY(() -> new Mutant() {
        @Override
        public <T> Page<T> failed(ApiRequest request, ApiException failure, Instant now) {
            if (request.path().equals("/list")) {
                return new Page<>(request, List.of(), null, Json.MAPPER.createObjectNode(), now);
            }
            throw failure;
        }
    }),
    /** Of several rows with one key in a page, the first one is sent last, although it may be older. */
    FIRST_ROW_OF_A_KEY_COUNTS(() -> new Mutant() {
        @Override
        public <T> Page<T> page(Page<T> page) {
            List<T> rows = new ArrayList<>(page.rows());
            if (page.request().path().equals("/list")) {
                Collections.reverse(rows);
            }
            return new Page<>(page.request(), rows, page.last(), page.envelope(), page.serverTime());
        }
    }),
    /** A list ends with its second page. */
    LATER_PAGES_LOST(() -> new Mutant() {
        @Override
        public <T> Page<T> page(Page<T> page) {
            ObjectNode envelope = page.envelope().deepCopy();
            if (page.request().query().containsKey("after")) {
                envelope.putNull("next");
            }
            return new Page<>(page.request(), page.rows(), page.last(), envelope, page.serverTime());
        }
    });

    private final Supplier<Mutant> mutant;

    Breach(Supplier<Mutant> mutant) {
        this.mutant = mutant;
    }

    Mutant mutant() {
        return mutant.get();
    }

    private static Supplier<Mutant> stored(UnaryOperator<Map<String, Object>> change) {
        return () -> new Mutant() {
            @Override
            public Map<String, Object> stored(Map<String, Object> offset) {
                return change.apply(new HashMap<>(offset));
            }
        };
    }

    private static Map<String, Object> without(Map<String, Object> offset, String field) {
        offset.remove(field);
        return offset;
    }

    private static Supplier<Mutant> sent(UnaryOperator<List<SourceRecord>> change) {
        return () -> new Mutant() {
            @Override
            public List<SourceRecord> records(List<SourceRecord> polled) {
                return change.apply(polled);
            }
        };
    }
}
