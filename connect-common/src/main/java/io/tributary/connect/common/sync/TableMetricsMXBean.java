package io.tributary.connect.common.sync;

/** What JMX shows of one table: {@code io.tributary.connect:type=table,vendor=…,connector=…,task=…,table=…}. */
public interface TableMetricsMXBean {
    /** Records sent, dead letters and tombstones included. */
    long getRowsEmitted();

    /** Rows read that were sent before as they are. */
    long getRowsUnchanged();

    /** Tombstones sent. */
    long getDeletes();

    /** Rows sent to the dead letter topic. */
    long getDeadLetters();

    /** Rows read that have fields which the schema does not name: these are in {@code _extra}. Rows read again count again. */
    long getRowsWithUnknownFields();

    /** Values read that did not fit their declared type: these are in {@code _extra}. Values read again count again. */
    long getValuesThatDidNotFit();

    /** Requests sent, repeated ones included. */
    long getRequests();

    /** Requests that failed and were sent again. */
    long getRetries();

    /** Milliseconds that requests waited for the budget. */
    long getThrottledMilliseconds();

    /** Parents (conversations, messages, lists, ...) whose rows cannot be read now, and are asked for again at each sync. */
    int getParentsSetAside();

    /** Walks for deleted rows that failed, each of which is tried again. */
    long getKeyWalksFailed();

    /** Pages read. */
    long getPages();

    /** When the last sync was complete, in epoch ms; 0 before the first. */
    long getLastSyncCompleted();

    /** The replication key's value up to which everything is sent; empty where a table has none. */
    String getPosition();

    /** Rows read by the running sync, or by the last one. */
    long getSyncRows();

    /** How much of the running sync is read, in percent; -1 where the API does not tell a total. */
    double getSyncPercent();

    /** SYNCING, WAITING for the next sync, or PARKED because the table is unavailable. */
    String getState();
}
