package io.tributary.connect.common.table;

import io.tributary.connect.common.schema.Row;

/** When a row counts as changed. Runs on request threads. */
@FunctionalInterface
public interface RowTime {
    /** The replication key's value. */
    RowTime DECLARED = (row, list) -> row.time();

    /**
     * @param row after mapping
     * @param list that the row is in; null if an expansion read it
     * @return epoch ms, or {@link Row#NO_TIME}
     */
    long of(Row row, ListRead list);
}
