package io.tributary.sandbox.toy;

/** The MBean of the toy connector's table. */
public interface CounterMXBean {
    /** SYNCING or WAITING. */
    String getState();

    /** Progress of the sync, in percent. */
    double getSyncPercent();

    /** Rows since the task's start. */
    long getRowsEmitted();

    /** In epoch ms; 0 before all rows have been emitted. */
    long getLastSyncCompleted();
}
