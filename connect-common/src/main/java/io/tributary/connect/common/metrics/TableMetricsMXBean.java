package io.tributary.connect.common.metrics;

/** What JMX shows of one table: {@code io.tributary.connect:type=table,vendor=…,connector=…,task=…,table=…}. */
public interface TableMetricsMXBean {
    @Description("Records sent, dead letters and tombstones included.")
    long getRowsEmitted();

    @Description("Rows read and not sent: they have not changed since they were sent.")
    long getRowsUnchanged();

    @Description("Rows reread and not sent: this version was sent at the position or after it.")
    long getRowsSeen();

    @Description(
            "Rows read and not sent: they changed before the position. They were sent before, or came too late for the overlap.")
    long getRowsBelowPosition();

    @Description("Rows read and not sent: they are older than start.date.")
    long getRowsBeforeStartDate();

    @Description("Deleted rows read and not sent: deletes is off.")
    long getRowsLeftOutAsDeleted();

    @Description("Parents read whose rows are not reread: they have not changed.")
    long getParentsUnchanged();

    @Description(
            "Rows read and not sent yet: they changed so long after their creation that the next sweep sends them.")
    long getRowsLeftToSweep();

    @Description("Tombstones sent.")
    long getDeletes();

    @Description("Rows sent to the dead letter topic.")
    long getDeadLetters();

    @Description("Rows read that have fields not in the schema: these are in _extra. Rows that are reread count again.")
    long getRowsWithUnknownFields();

    @Description(
            "Values read that did not fit their declared type: these are in _extra. Values that are reread count again.")
    long getValuesThatDidNotFit();

    @Description(
            "Rows skipped because the API lists them but cannot return them; one that is skipped again counts again.")
    long getRowsUnreadable();

    @Description("Requests sent, retries included.")
    long getRequests();

    @Description("Requests that failed and were retried.")
    long getRetries();

    @Description("Milliseconds that requests waited for the budget.")
    long getThrottledMilliseconds();

    @Description(
            "Parents (conversations, messages, lists, ...) whose rows cannot be read now; they are retried at each sync.")
    int getParentsSetAside();

    @Description("Key walks (for deleted rows) that failed; each is retried.")
    long getKeyWalksFailed();

    @Description("Pages read.")
    long getPages();

    @Description("When the last sync ended, in epoch ms; 0 before the first.")
    long getLastSyncCompleted();

    @Description("The replication key's value up to which everything was sent; empty if a table has none.")
    String getPosition();

    @Description("Rows read by the running sync, or by the last one.")
    long getSyncRows();

    @Description("How much of the running sync is read, in percent; -1 if the API reports no total.")
    double getSyncPercent();

    @Description(
            "SYNCING, WAITING for the next sync, PARKED because the table is unavailable, or PAUSED because Connect paused the task.")
    String getState();
}
