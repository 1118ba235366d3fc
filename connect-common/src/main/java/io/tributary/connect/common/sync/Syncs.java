package io.tributary.connect.common.sync;

import io.tributary.connect.common.offset.Fingerprints;
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

/** Makes the runners of a table, as its replication asks. */
public final class Syncs {

    private Syncs() {}

    /**
     * The runners of a table: first that of its rows, then those that look for deleted ones.
     *
     * @param stored the offset of the table's own partition; null where there is none
     * @param read the stored offsets of the named partitions
     * @param schedule of the table's syncs
     * @throws IllegalArgumentException with a sentence that says what is wrong with a stored offset
     */
    public static List<TableRunner> runners(
            TableContext context,
            Map<String, Object> stored,
            Function<Collection<String>, Map<String, Map<String, Object>>> read,
            Schedule schedule) {
        if (context.table().replication() instanceof Incremental table) {
            return incrementalRunners(context, table, stored, schedule);
        }
        Snapshot snapshot = (Snapshot) context.table().replication();
        Fingerprints fingerprints =
                new Fingerprints(context.table().name(), context.settings().maxRows(), stored);
        fingerprints.load(read);
        Sync sync = new SnapshotSync(context, snapshot, fingerprints);
        boolean tellsTime = snapshot.replicationKey() != null;
        return List.of(new TableRunner(
                context,
                notBeforeStart(context, sync, () -> tellsTime && fingerprints.size() == 0, schedule),
                schedule));
    }

    private static List<TableRunner> incrementalRunners(
            TableContext context, Incremental table, Map<String, Object> stored, Schedule schedule) {
        KeyWalk walk = context.settings().deletes() ? table.keyWalk() : null;
        SentKeys sentKeys = new SentKeys(walk == null ? 0 : context.settings().maxRows());
        List<TableRunner> runners = new ArrayList<>();
        Sync sync = new IncrementalSync(context, table, stored, sentKeys, schedule.time());
        // A position has whole milliseconds.
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
