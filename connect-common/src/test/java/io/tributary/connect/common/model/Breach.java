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

/** The rules that are broken on purpose, one at a time. */
enum Breach {
    /** Reading is taken up behind the position. */
    EXCLUSIVE_RESUME(() -> new Mutant() {
        @Override
        public ApiRequest request(ApiRequest request) {
            String from = request.query().get("from");
            return from == null || from.equals(Long.toString(Rows.BEGIN))
                    ? request
                    : request.with("from", Long.parseLong(from) + 1);
        }
    }),
    /** The position is not held by the server's clock. */
    SERVER_CLOCK_IGNORED(() -> new Mutant() {
        @Override
        public <T> Page<T> page(Page<T> page) {
            Instant tomorrow = page.serverTime().plus(Duration.ofDays(1));
            return new Page<>(page.request(), page.rows(), page.last(), page.envelope(), tomorrow);
        }
    }),
    /** Rows may show later than the overlap says. */
    OVERLAP_TOO_SHORT(() -> new Mutant() {
        @Override
        public World believed(World world) {
            return world.withoutOverlap();
        }
    }),
    /** Rows change or show later than ordinary syncs see, and nothing sweeps. */
    NEVER_SWEPT(() -> new Mutant() {
        @Override
        public World believed(World world) {
            return world.withoutSweeps();
        }
    }),
    /** When the last sweep began is not stored. */
    SWEPT_DROPPED(stored(offset -> without(offset, "swept"))),
    /** Of what was sent, below the position too, nothing is stored. */
    SENT_DROPPED(stored(offset -> without(offset, "sent"))),
    /** Of what was sent at the position and after it nothing is stored. */
    SEEN_DROPPED(stored(offset -> without(offset, "seen"))),
    /** Which lists were read is not stored. */
    LISTS_DROPPED(stored(offset -> without(offset, "lists"))),
    /** Which parents were set aside is not stored. */
    SET_ASIDE_DROPPED(stored(offset -> without(offset, "set_aside"))),
    /** How far a walk from the newest row down has come is not stored. */
    WALKED_DROPPED(stored(offset -> without(offset, "walked"))),
    /** How far the feed of deleted rows was read is not stored. */
    DELETIONS_DROPPED(stored(offset -> without(offset, "deletions"))),
    /** Shards are stored without their rows. */
    SHARDS_EMPTIED(stored(offset -> {
        offset.computeIfPresent("rows", (name, rows) -> "{}");
        return offset;
    })),
    /** All records of a poll carry their partition's new offset. */
    EVERY_RECORD_MOVES(sent(Tampering::moveAll)),
    /** The first record of a partition carries the new offset, the last one the old. */
    FIRST_RECORD_MOVES(sent(Tampering::moveFirst)),
    /** Offsets move before all rows of their poll are sent. */
    POSITION_STORED_EARLY(Tampering.HeldBack::new),
    /** Nothing tells that a row is gone. */
    TOMBSTONES_DROPPED(sent(
            records -> records.stream().filter(record -> record.value() != null).toList())),
    /** A page that fails counts as the end of its list, and a sweep that met it as complete. */
    FAILED_PAGE_IS_EMPTY(() -> new Mutant() {
        @Override
        public <T> Page<T> failed(ApiRequest request, ApiException failure, Instant now) {
            if (request.path().equals("/list")) {
                return new Page<>(request, List.of(), null, Json.MAPPER.createObjectNode(), now);
            }
            throw failure;
        }
    }),
    /** Of rows with one key the first of a page counts, which may be an old one. */
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
