package io.tributary.connect.common.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.bookmark.TablePosition;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.offset.ListMark;
import io.tributary.connect.common.offset.ListMarks;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.offset.SweepTracker;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.schema.Nested;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.sync.Batch;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.testing.Toys;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * What it costs to remember a row: heap, bytes in the offsets topic, time. Not a test: it is run by hand, as docs/benchmarks.md
 * says.
 */
class RowCost {
    private static final int[] ROWS = {1_000, 10_000, 500_000};
    private static final int[] VERSIONS = {1_000, 10_000, 50_000, 500_000};
    private static final int TIMES = 200_000;
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static final String ROW = """
            {"id": "5f1d7f3e9b1c2a0012345678", "number": 17, "amount": 12.5, "flag": true, "created_at": 1767225600,
             "updated_at": 1767225600123, "seen_at": "2026-01-01T12:00:00Z", "custom": {"plan": "pro", "seats": 12},
             "tags": ["a", "b", "c"], "owner": {"id": 7, "avatar": "https://cdn.example/x?sig=1", "address": {"city": "Bern",
             "zip": 3011}}, "parts": [{"id": 1, "link": "https://cdn.example/1"}, {"id": 2, "link": null}]}
            """;

    /** Keys like those of vendors. */
    private enum Keys {
        ID_OF_24(i -> String.format("[\"5f1d7f3e9b1c2a00%08x\"]", i)),
        UUID_OF_36(i -> "[\"" + uuid(i) + "\"]"),
        TWO_UUIDS(i -> "[\"" + uuid(i) + "\",\"" + uuid(-i) + "\"]");

        private final IntFunction<String> text;

        Keys(IntFunction<String> text) {
            this.text = text;
        }

        private static UUID uuid(int number) {
            SplittableRandom random = new SplittableRandom(number);
            return new UUID(random.nextLong(), random.nextLong());
        }
    }

    @Test
    void measure() throws JsonProcessingException {
        System.out.printf("%-34s %9s %12s %14s%n", "", "rows", "heap/row", "stored/row");
        for (Keys keys : Keys.values()) {
            for (int rows : ROWS) {
                fingerprints(keys, rows);
            }
        }
        keysOnly();
        for (int versions : VERSIONS) {
            versions(versions);
        }
        lists();
        time();
    }

    private static void line(String what, int rows, long heap, long stored) {
        System.out.printf("%-34s %9d %12.1f %14.1f%n", what, rows, (double) heap / rows, (double) stored / rows);
    }

    private static void fingerprints(Keys keys, int rows) {
        Map<SourcePartition, Long> stored = new HashMap<>();
        long heap = Measure.heap(() -> fill(new Fingerprints("table", rows, null), keys, rows, stored));
        line(
                "fingerprints, " + keys,
                rows,
                heap,
                stored.values().stream().mapToLong(Long::longValue).sum());
    }

    private static Fingerprints fill(
            Fingerprints fingerprints, Keys keys, int rows, Map<SourcePartition, Long> stored) {
        fingerprints.beginSweep();
        for (int i = 0; i < rows; i++) {
            fingerprints.see(keys.text.apply(i), i * 0x9E3779B97F4A7C15L);
            if (i % Batch.ROWS == 0 || i == rows - 1) {
                fingerprints
                        .offsetChanges()
                        .forEach((partition, change) ->
                                stored.put(partition, Measure.stored(partition, change.after())));
            }
        }
        return fingerprints;
    }

    private static void keysOnly() {
        int rows = 500_000;
        long heap = Measure.heap(() -> {
            SweepTracker tracker = new SweepTracker();
            tracker.beginSweep();
            for (int i = 0; i < rows; i++) {
                tracker.add(i, Keys.ID_OF_24.text.apply(i));
            }
            return tracker;
        });
        line("walk over keys, " + Keys.ID_OF_24, rows, heap, 0);
    }

    private static void versions(int versions) {
        TablePosition[] filled = new TablePosition[1];
        long heap = Measure.heap(() -> {
            SplittableRandom random = new SplittableRandom(1);
            filled[0] = new TablePosition(
                    Cursor.on("updated_at", Duration.ofDays(1), from -> ApiRequest.get("/rows"), Paginator.SINGLE),
                    Instant.EPOCH,
                    false);
            filled[0].rows().serverTime(NOW);
            for (int i = 0; i < versions; i++) {
                filled[0].rows().remember(NOW.toEpochMilli() - i, random.nextLong());
            }
            return filled[0];
        });
        line(
                "versions since the position",
                versions,
                heap,
                Measure.stored(SourcePartition.of("table"), filled[0].toMap()));
    }

    private static void lists() {
        int lists = 20_000;
        ListMarks marks = new ListMarks();
        long heap = Measure.heap(() -> {
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < lists; i++) {
                long readAt = NOW.toEpochMilli() - random.nextInt(86_400_000);
                marks.put(new ListMark(11_000_000 + i * 40L, readAt, random.nextInt(100_000)), NOW);
            }
            return marks;
        });
        line("marks of lists", lists, heap, marks.encode(NOW.toEpochMilli()).length());
    }

    private static void time() throws JsonProcessingException {
        TableSchema schema = Toys.things(Nested.STRUCT);
        ObjectNode parsed = (ObjectNode) Json.MAPPER.readTree(ROW);
        Row row = schema.map(parsed);
        Fingerprints fingerprints = new Fingerprints("table", 10, null);
        fingerprints.beginSweep();
        fingerprints.see(Fingerprints.text(row), row.fingerprint());
        System.out.printf("%nCPU nanoseconds of an unchanged row of %d bytes%n", ROW.length());
        System.out.printf("parse   %6d%n", Measure.cpuNanos(TIMES, () -> Json.parse(ROW)));
        System.out.printf("map     %6d%n", Measure.cpuNanos(TIMES, () -> schema.map(parsed)));
        System.out.printf(
                "compare %6d%n",
                Measure.cpuNanos(TIMES, () -> fingerprints.see(Fingerprints.text(row), row.fingerprint())));
    }
}
