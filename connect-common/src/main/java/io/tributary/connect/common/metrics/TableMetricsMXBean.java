package io.tributary.connect.common.metrics;

/** What JMX shows of one table: {@code io.tributary.connect:type=table,vendor=…,connector=…,task=…,table=…}. */
public interface TableMetricsMXBean {
    @Description("Records sent, dead letters and tombstones included.")
    long getRowsEmitted();

    @Description("Rows read and not sent: they are as they were sent last.")
    long getRowsUnchanged();

    @Description("Rows read again and not sent: this version was sent at the position or after it.")
    long getRowsSeen();

    @Description(
            "Rows read and not sent: they changed before the position. They were sent before, or came too late for the overlap.")
    long getRowsBelowPosition();

    @Description("Rows read and not sent: they are older than start.date.")
    long getRowsBeforeStartDate();

    @Description("Deleted rows read and not sent: deletes is off.")
    long getRowsLeftOutAsDeleted();

    @Description("Parents read whose rows are not read again: they are as they were.")
    long getParentsUnchanged();

    @Description(
            "Rows read and not sent yet: they changed so long after their creation that the next sweep sends them.")
    long getRowsLeftToSweep();

    @Description("Tombstones sent.")
    long getDeletes();

    @Description("Rows sent to the dead letter topic.")
    long getDeadLetters();

    @Description(
            "Rows read that have fields which the schema does not name: these are in _extra. Rows read again count again.")
    long getRowsWithUnknownFields();

    @Description(
            "Values read that did not fit their declared type: these are in _extra. Values read again count again.")
    long getValuesThatDidNotFit();

    @Description("Rows left out because the API lists them but cannot show them; one that is met again counts again.")
    long getRowsUnreadable();

    @Description("Requests sent, repeated ones included.")
    long getRequests();

    @Description("Requests that failed and were sent again.")
    long getRetries();

    @Description("Milliseconds that requests waited for the budget.")
    long getThrottledMilliseconds();

    @Description(
            "Parents (conversations, messages, lists, ...) whose rows cannot be read now, and are asked for again at each sync.")
    int getParentsSetAside();

    @Description("Walks for deleted rows that failed, each of which is tried again.")
    long getKeyWalksFailed();

    @Description("Pages read.")
    long getPages();

    @Description("When the last sync was complete, in epoch ms; 0 before the first.")
    long getLastSyncCompleted();

    @Description("The replication key's value up to which everything is sent; empty where a table has none.")
    String getPosition();

    @Description("Rows read by the running sync, or by the last one.")
    long getSyncRows();

    @Description("How much of the running sync is read, in percent; -1 where the API does not tell a total.")
    double getSyncPercent();

    @Description(
            "SYNCING, WAITING for the next sync, PARKED because the table is unavailable, or PAUSED because Connect paused the task.")
    String getState();
}
