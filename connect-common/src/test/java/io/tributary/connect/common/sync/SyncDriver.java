package io.tributary.connect.common.sync;

import static org.awaitility.Awaitility.await;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Backoff;
import io.tributary.connect.common.metrics.TableMetrics;
import io.tributary.connect.common.offset.OffsetChange;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.reading.RequestPool;
import io.tributary.connect.common.reading.SyncSettings;
import io.tributary.connect.common.reading.TableContext;
import io.tributary.connect.common.schema.TableSchema;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.table.Cursor;
import io.tributary.connect.common.table.Expansion;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import io.tributary.connect.common.testing.FakeClock;
import io.tributary.connect.common.testing.Toys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Drives the runners of one table like a task, and records what they send, with offsets. */
public final class SyncDriver implements AutoCloseable {
    public static final long INTERVAL_MS = 60_000;
    static final int RESTARTS = 2;

    final FakeApi api;
    public final FakeClock clock = new FakeClock(5_000_000);
    public final TableMetrics metrics = new TableMetrics();
    /** Offsets by partition name. */
    public final Map<String, Map<String, Object>> committed = new HashMap<>();

    public final List<String> sent = new ArrayList<>();
    private final Table table;
    private final TableSchema schema;
    private final RequestPool pool = new RequestPool("test", 4, () -> Integer.MAX_VALUE);
    private SyncSettings settings = new SyncSettings(Instant.EPOCH, true, false, 10_000);
    private boolean failWhenUnavailable;
    private List<TableRunner> runners;
    private TableContext context;

    /** Syncs a table whose rows are read from the rows of a list at {@code /parents}. */
    static SyncDriver expanding(FakeApi api, Expansion expansion) {
        return new SyncDriver(
                api,
                Table.named("rows")
                        .primaryKey("id")
                        .rowsAt("/parents")
                        .expand(expansion)
                        .replicate(Cursor.on(
                                "updated_at",
                                Duration.ofMillis(10),
                                from -> ApiRequest.get("/parents"),
                                Paginator.SINGLE)));
    }

    public SyncDriver(FakeApi api, Table table) {
        this.api = api;
        this.table = table;
        this.schema = Toys.rows(table.options().form());
        restart();
    }

    public SyncDriver settings(Instant start, boolean deletes, boolean everyRow, int maxRows) {
        settings = new SyncSettings(start, deletes, everyRow, maxRows);
        return restart();
    }

    public SyncDriver failWhenUnavailable() {
        failWhenUnavailable = true;
        return restart();
    }

    /** Restarts from the committed offsets. */
    public SyncDriver restart() {
        Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofMillis(40), new SplittableRandom(1));
        Schedule schedule = new Schedule(INTERVAL_MS, 0, failWhenUnavailable, RESTARTS, backoff, clock);
        context = new TableContext(table, schema, api, pool, metrics, settings);
        runners = Syncs.runners(context, committed.get(table.name()), this::read, schedule);
        return this;
    }

    private Map<SourcePartition, Map<String, Object>> read(Collection<SourcePartition> partitions) {
        Map<SourcePartition, Map<String, Object>> found = new HashMap<>();
        partitions.forEach(partition -> found.put(partition, committed.get(partition.name())));
        return found;
    }

    /** The context of the table's syncs. */
    public TableContext context() {
        return context;
    }

    public TableRunner runner(int number) {
        return runners.get(number);
    }

    public int runners() {
        return runners.size();
    }

    /** Polls each runner once and commits its batch. Returns what was sent, as text. */
    public List<String> poll() {
        List<String> now = new ArrayList<>();
        for (TableRunner runner : runners) {
            Batch batch = runner.poll();
            batch.emissions().forEach(emission -> now.add(text(emission)));
            commit(batch);
        }
        sent.addAll(now);
        return now;
    }

    private void commit(Batch batch) {
        Map<SourcePartition, OffsetChange> changes = batch.offsetChanges();
        for (Emission emission : batch.emissions()) {
            OffsetChange change = changes.get(emission.partition());
            if (change != null) {
                committed.put(emission.partition().name(), change.after());
            } else {
                committed.putIfAbsent(emission.partition().name(), Map.of("version", 1L));
            }
        }
    }

    /** Polls until {@code condition} holds. Returns what was sent in the meantime. */
    public List<String> pollUntil(BooleanSupplier condition) {
        int before = sent.size();
        await().pollInterval(Duration.ofMillis(1)).atMost(Duration.ofMinutes(2)).until(() -> {
            poll();
            return condition.getAsBoolean();
        });
        return List.copyOf(sent.subList(before, sent.size()));
    }

    /** Waits for the interval and polls until the sync is complete. Returns what was sent in the meantime. */
    public List<String> sync() {
        clock.advance(INTERVAL_MS);
        return pollUntil(() -> runners.stream().allMatch(runner -> runner.untilDue() > 0));
    }

    /** {@code id=n} of a row, {@code -id} of a tombstone, {@code !reason} of a dead letter. */
    private static String text(Emission emission) {
        if (emission.reject() != null) {
            return '!' + emission.reject().reason();
        }
        return emission.value() == null
                ? '-' + emission.key().getString("id")
                : emission.key().getString("id") + '=' + emission.value().get("n");
    }

    @Override
    public void close() {
        pool.close();
    }
}
