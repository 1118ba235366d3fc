package io.tributary.connect.common.table;

/** How a table is read and kept up to date. */
public sealed interface Replication permits Incremental, Snapshot {

    /** The field that tells when a row changed; null where there is none. */
    String replicationKey();
}
