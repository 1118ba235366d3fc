package io.tributary.connect.common.sync;

import io.tributary.connect.common.bookmark.Decision;
import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.offset.Fingerprints.Finding;
import io.tributary.connect.common.offset.OffsetChange;
import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.reading.Group;
import io.tributary.connect.common.reading.RowStream;
import io.tributary.connect.common.reading.TableContext;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.sync.OnePerKey.Waiting;
import io.tributary.connect.common.table.Snapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Syncs a table that can only be read in full, by comparing it with what was sent last. */
final class SnapshotSync implements Sync {
    private static final Logger log = LoggerFactory.getLogger(SnapshotSync.class);
    /**
     * How many sweeps have to miss a row before it counts as deleted, if a row without a readable key may be that row, or if a list
     * was null, which is less certain to be empty than an empty one.
     */
    private static final int SWEEPS_WHERE_UNSURE = 3;
    /** How often a sweep is repeated at once because rows were added or removed while it ran. */
    private static final int MAX_REPEATS = 2;

    private final TableContext context;
    private final Snapshot snapshot;
    private final Fingerprints fingerprints;
    private final Supplier<Map<SourcePartition, OffsetChange>> changes;
    private final OnePerKey rows;
    private final Deque<String> gone = new ArrayDeque<>();
    private final Set<Long> parents = new HashSet<>();
    private final Set<String> reported = new HashSet<>();
    private Set<String> reportedAndMissing = Set.of();
    private RowStream stream;
    private long untracked;
    private boolean unreadable;
    private int repeats;

    SnapshotSync(TableContext context, Snapshot snapshot, Fingerprints fingerprints) {
        this.context = context;
        this.snapshot = snapshot;
        this.fingerprints = fingerprints;
        this.changes = fingerprints::offsetChanges;
        this.rows = new OnePerKey(
                context.table().name(), fingerprints, context.settings().everyRow());
    }

    @Override
    public void begin() {
        repeats = 0;
        beginSweep();
    }

    private void beginSweep() {
        untracked = 0;
        unreadable = false;
        fingerprints.beginSweep();
        rows.beginSweep();
        parents.clear();
        reported.clear();
        stream = new RowStream(context, snapshot.sweep(), (parent, list) -> parents.add(parent.hash()));
    }

    @Override
    public Batch poll() {
        List<Emission> emissions = new ArrayList<>();
        if (stream != null) {
            pollRows(emissions);
        }
        while (!gone.isEmpty() && emissions.size() < Batch.ROWS) {
            delete(gone.remove(), emissions);
        }
        return emissions.isEmpty() ? Batch.EMPTY : new Batch(emissions, List.of(changes));
    }

    private void pollRows(List<Emission> emissions) {
        for (Optional<Group> group = nextGroup(emissions); group.isPresent(); group = nextGroup(emissions)) {
            int list = group.get().listNumber();
            group.get().rows().forEach(row -> compare(row, list));
            send(OnePerKey.MAX_WAITING, emissions);
            if (emissions.size() >= Batch.ROWS) {
                return;
            }
        }
        if (stream.hasFailed()) {
            rows.failSweep();
            send(0, emissions);
        } else if (stream.ended()) {
            rows.endSweep();
            send(0, emissions);
            endSweep();
        }
    }

    private Optional<Group> nextGroup(List<Emission> emissions) {
        return stream.poll(emissions.isEmpty() && rows.isEmpty());
    }

    /** Sends the oldest waiting rows until no more than {@code max} wait. */
    private void send(int max, List<Emission> emissions) {
        for (Waiting row = rows.poll(max); row != null; row = rows.poll(max)) {
            send(row, emissions);
        }
    }

    private void endSweep() {
        if (mayHaveSkipped() && repeats < MAX_REPEATS) {
            repeats++;
            log.info(
                    "Table {}: rows were added or removed while it was read: it is read again",
                    context.table().name());
            beginSweep();
            return;
        }
        if (stream.isComplete()) {
            context.sick().clear();
            Set<String> missing = missing();
            gone.addAll(context.settings().deletes() ? missing : List.of());
        }
        stream = null;
        logUntracked();
    }

    private void logUntracked() {
        if (untracked > 0) {
            log.error(
                    "Table {}: {} rows are beyond snapshot.max.rows and are sent at every sync; raise it (about 100 bytes of"
                            + " heap each)",
                    context.table().name(),
                    untracked);
        }
    }

    /** The rows that were reported as deleted and are missing, and those that a full sweep did not see. */
    private Set<String> missing() {
        Set<String> missing = reportedAndMissing();
        if (stream.slice().fullTable() && stream.isSteady()) {
            boolean sure = stream.allListsPresent() && !unreadable;
            missing.addAll(fingerprints.endSweep(sure ? snapshot.sweepsToDelete() : SWEEPS_WHERE_UNSURE));
        }
        return missing;
    }

    /** A row that came back may still be reported, and shifting pages may hide it: then two sweeps in a row have to miss it. */
    private Set<String> reportedAndMissing() {
        Set<String> before = reportedAndMissing;
        reportedAndMissing = reported.stream().filter(fingerprints::misses).collect(Collectors.toSet());
        Set<String> missing = new LinkedHashSet<>(reportedAndMissing);
        if (snapshot.reportsStay()) {
            missing.retainAll(before);
        }
        return missing;
    }

    /** Shifting pages may hide a row that exists; if every row is sent each time, the next sync sends it anyway. */
    private boolean mayHaveSkipped() {
        return snapshot.pagesShift()
                && !stream.isSteady()
                && !context.settings().everyRow();
    }

    private void compare(Row row, int list) {
        String key = Fingerprints.text(row);
        if (row.isDeleted()) {
            reported.add(key);
            return;
        }
        if (isTooOld(row) && !fingerprints.knows(key)) {
            context.decided(Decision.BEFORE_START_DATE, row);
            return;
        }
        if (row.key() == null) {
            markSeen(row.anyKey(), list);
        }
        if (!rows.add(key, row, list)) {
            context.decided(Decision.UNCHANGED, row);
        }
    }

    /** The row of a dead letter exists; if its key cannot be read, it may be any row. */
    private void markSeen(Struct key, int list) {
        boolean isKnown = key != null && fingerprints.knows(Fingerprints.text(key));
        unreadable |= !isKnown;
        if (isKnown) {
            fingerprints.found(Fingerprints.text(key), list);
        }
    }

    private void send(Waiting waiting, List<Emission> emissions) {
        Row row = waiting.row();
        Finding finding = fingerprints.see(waiting.key(), row.fingerprint());
        fingerprints.found(waiting.key(), waiting.list());
        if (finding == Finding.UNTRACKED) {
            untracked++;
        }
        SourcePartition partition = finding == Finding.UNCHANGED
                ? SourcePartition.of(context.table().name())
                : fingerprints.partitionOf(waiting.key());
        emissions.add(Emission.of(partition, row));
    }

    private boolean isTooOld(Row row) {
        return row.time() != Row.NO_TIME
                && row.time() < context.settings().start().toEpochMilli();
    }

    private void delete(String key, List<Emission> emissions) {
        if (!Fingerprints.isRejected(key)) {
            emissions.add(Emission.tombstone(
                    fingerprints.partitionOf(key),
                    Fingerprints.key(key, context.schema().key())));
        }
        fingerprints.forget(key);
    }

    @Override
    public boolean complete() {
        return stream == null && gone.isEmpty();
    }

    @Override
    public void abandon() {
        if (stream != null) {
            stream.abandon();
            stream = null;
        }
        gone.clear();
    }

    @Override
    public Map<String, Object> offset() {
        return fingerprints.tableOffset();
    }

    @Override
    public String position() {
        return "";
    }
}
