package io.tributary.connect.common.sync;

import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.reading.TableContext;
import io.tributary.connect.common.table.Incremental;
import io.tributary.connect.common.table.KeyWalk;
import io.tributary.connect.common.table.Snapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Creates the runners of a table, by its kind of replication. */
public final class Syncs {

    private Syncs() {}

    /**
     * The runners of a table: first the one that reads its rows, then the one that finds deleted rows, if any.
     *
     * @param stored the offset of the table's own partition; null if there is none
     * @param read returns the stored offsets of partitions; null or no entry for those without one
     * @param schedule of the table's syncs
     * @throws IllegalArgumentException if a stored offset is invalid; the message says why
     */
    public static List<TableRunner> runners(
            TableContext context,
            Map<String, Object> stored,
            Function<Collection<SourcePartition>, Map<SourcePartition, Map<String, Object>>> read,
            Schedule schedule) {
        if (context.table().replication() instanceof Incremental table) {
            return incrementalRunners(context, table, stored, schedule);
        }
        Snapshot snapshot = (Snapshot) context.table().replication();
        Fingerprints fingerprints =
                new Fingerprints(context.table().name(), context.settings().maxRows(), stored);
        fingerprints.load(read);
        Sync sync = new SnapshotSync(context, snapshot, fingerprints);
        boolean hasTime = snapshot.replicationKey() != null;
        return List.of(new TableRunner(
                context, notBeforeStart(context, sync, () -> hasTime && fingerprints.size() == 0, schedule), schedule));
    }

    private static List<TableRunner> incrementalRunners(
            TableContext context, Incremental table, Map<String, Object> stored, Schedule schedule) {
        KeyWalk walk = context.settings().deletes() ? table.keyWalk() : null;
        SentKeys sentKeys = new SentKeys(walk == null ? 0 : context.settings().maxRows());
        List<TableRunner> runners = new ArrayList<>();
        Sync sync = new IncrementalSync(context, table, stored, sentKeys, schedule.time());
        // Positions are truncated to milliseconds.
        Instant start = table.start(context.settings().start()).truncatedTo(ChronoUnit.MILLIS);
        boolean isBounded = start.isAfter(Instant.EPOCH);
        BooleanSupplier isFresh = () -> isBounded && sync.position().equals(start.toString());
        runners.add(new TableRunner(context, notBeforeStart(context, sync, isFresh, schedule), schedule));
        if (walk != null) {
            long interval = walk.interval().toMillis();
            Schedule walks = new Schedule(
                    interval,
                    stored == null ? interval : schedule.intervalMs(),
                    schedule.failWhenUnavailable(),
                    schedule.maxRestarts(),
                    schedule.backoff(),
                    schedule.time());
            runners.add(new TableRunner(context.apart(), new KeyWalkSync(context, walk, sentKeys), walks));
        }
        return runners;
    }

    private static Sync notBeforeStart(TableContext context, Sync sync, BooleanSupplier isFresh, Schedule schedule) {
        return new NotBefore(context.table().name(), sync, context.settings().start(), isFresh, schedule.time());
    }
}
