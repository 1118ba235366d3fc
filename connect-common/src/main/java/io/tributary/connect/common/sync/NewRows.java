package io.tributary.connect.common.sync;

import io.tributary.connect.common.offset.Fingerprints;
import io.tributary.connect.common.offset.Watermark;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.sync.Batch.Emission;
import io.tributary.connect.common.sync.Group.Version;
import io.tributary.connect.common.table.Leg;
import java.util.List;
import java.util.function.Consumer;

/** Tells by the position which rows of a table of changes are still to be sent, and notes them there. */
final class NewRows {
    private final SyncContext context;
    private final Watermark watermark;
    private final Sweeps sweeps;
    private final Consumer<Row> sent;

    /**
     * @param sent is told each row that is sent
     */
    NewRows(SyncContext context, Watermark watermark, Sweeps sweeps, Consumer<Row> sent) {
        this.context = context;
        this.watermark = watermark;
        this.sweeps = sweeps;
        this.sent = sent;
    }

    /** Adds the rows of {@code group} that are to be sent. */
    void emit(Group group, List<Emission> emissions) {
        if (group.sick() != null) {
            group.parents().forEach(parent -> watermark.sent(parent.time(), parent.hash()));
        } else if (group.list() != null) {
            group.rows().forEach(row -> emitNew(row, group.list(), emissions));
        } else if (group.parents().isEmpty()) {
            group.rows().forEach(row -> emitNew(row, group.inOrder(), emissions));
        } else if (group.parents().stream().anyMatch(this::isNew)) {
            emitChildren(group, emissions);
        }
    }

    /**
     * An index that lags may show a parent's version after a newer one was read: then its children are out. Parents that are
     * not settled come again: until then their rows are what is remembered.
     */
    private void emitChildren(Group group, List<Emission> emissions) {
        if (group.refreshed().stream().anyMatch(this::isNew)) {
            group.rows().forEach(row -> emitChild(row, group.settled(), emissions));
        }
        if (group.settled()) {
            group.parents().forEach(parent -> sent(parent.time(), parent.hash(), group.inOrder()));
            group.refreshed().forEach(parent -> watermark.remember(parent.time(), parent.hash()));
        }
    }

    /** Adds the rows of a parent that was set aside, which the position has passed meanwhile. */
    void emitAgain(Group group, List<Emission> emissions) {
        group.rows().forEach(row -> emitChild(row, group.settled(), emissions));
        group.refreshed().stream()
                .filter(this::isNew)
                .forEach(parent -> watermark.remember(parent.time(), parent.hash()));
    }

    private void emitChild(Row row, boolean settled, List<Emission> emissions) {
        if (watermark.knows(row.time(), row.fingerprint())) {
            context.metrics().unchanged();
        } else {
            emit(row, emissions);
        }
        if (!settled) {
            watermark.remember(row.time(), row.fingerprint());
        }
    }

    /** Whether a parent's rows are still to be sent. */
    boolean isNew(Version parent) {
        return watermark.isNew(parent.time(), parent.hash());
    }

    private void emitNew(Row row, Leg.Read list, List<Emission> emissions) {
        if (watermark.isNew(row.time(), row.fingerprint(), list.since())) {
            emit(row, emissions);
            watermark.sent(list.mark().id(), row.time(), row.fingerprint());
        } else {
            context.metrics().unchanged();
        }
    }

    private void emitNew(Row row, boolean inOrder, List<Emission> emissions) {
        if (sweeps.isBeforeStart(row)) {
            context.metrics().unchanged();
        } else if (sweeps.isLate(row)) {
            emitLate(row, emissions);
        } else {
            emitTimely(row, inOrder, emissions);
        }
    }

    private void emitTimely(Row row, boolean inOrder, List<Emission> emissions) {
        long time = sweeps.time(row);
        long version = version(row);
        if (isNew(row, time, version)) {
            emit(row, emissions);
            sent(time, version, inOrder);
        } else {
            context.metrics().unchanged();
        }
        watermark.met(time, version);
    }

    /** What a sweep has sent is remembered for a while, wherever the position goes: the sweep may have to begin anew. */
    private void emitLate(Row row, List<Emission> emissions) {
        long version = version(row);
        if (sweeps.isDue(row, version)) {
            emit(row, emissions);
            watermark.remember(Row.NO_TIME, version);
        } else {
            context.metrics().unchanged();
        }
    }

    /** An offset of an earlier release names rows that never change by what they hold. */
    private boolean isNew(Row row, long time, long version) {
        return watermark.isNew(time, row.time(), version)
                && (version == row.fingerprint() || !watermark.knows(time, row.fingerprint()));
    }

    private long version(Row row) {
        return context.table().reading().unchanging() && row.key() != null
                ? Fingerprint.hash(Fingerprints.text(row.key()))
                : row.fingerprint();
    }

    /** The position stays while rows come out of order: one that comes later may lie before it. */
    private void sent(long time, long version, boolean inOrder) {
        if (inOrder) {
            watermark.sent(time, version);
        } else {
            watermark.remember(time, version);
            watermark.met(time, version);
        }
    }

    private void emit(Row row, List<Emission> emissions) {
        if (row.isDeleted() && !context.settings().deletes()) {
            return;
        }
        emissions.add(Emission.of(context.table().name(), row));
        sent.accept(row);
    }
}
