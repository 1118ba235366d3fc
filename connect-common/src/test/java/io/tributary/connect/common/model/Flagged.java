package io.tributary.connect.common.model;

import io.tributary.connect.common.table.Table;

/** A search that returns deleted rows, marked as deleted. */
final class Flagged extends Search {

    Flagged(World world, Rows rows) {
        super(world, rows);
    }

    @Override
    Table.Builder builder() {
        return super.builder().deletedWhen(row -> row.path("n").asLong() < 0);
    }

    @Override
    boolean showsDeleted() {
        return true;
    }

    @Override
    public boolean mayLinger(String id, boolean sent) {
        return false;
    }

    @Override
    public boolean allowsTombstone(String id, long version) {
        return rows.wasDeletedAfter(id, version);
    }

    @Override
    public boolean wasDeletedTwice(String id) {
        return rows.deletions(id) > 1;
    }
}
