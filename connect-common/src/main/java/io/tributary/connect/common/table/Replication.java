package io.tributary.connect.common.table;

/** How a table is read and kept up to date. */
public sealed interface Replication permits Incremental, Snapshot {

    /** The field that says when a row last changed; null if there is none. */
    String replicationKey();
}
