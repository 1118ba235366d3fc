package io.tributary.sandbox.toy;

/** What the toy connector tells about its table. */
public interface CounterMXBean {
    /** SYNCING or WAITING. */
    String getState();

    /** How much of the rows has been emitted. */
    double getSyncPercent();

    /** Rows since the task's start. */
    long getRowsEmitted();

    /** Epoch milliseconds; 0 before all rows were emitted. */
    long getLastSyncCompleted();
}
