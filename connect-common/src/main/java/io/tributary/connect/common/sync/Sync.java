package io.tributary.connect.common.sync;

import java.util.Map;

/** Reads one table, sync after sync. Belongs to the task's thread; never blocks. */
public interface Sync {

    /** Starts a sync from the table's position. */
    void begin();

    /**
     * What is ready to be sent; an empty batch if nothing is.
     *
     * @throws io.tributary.connect.common.http.ApiException if a request failed
     */
    Batch poll();

    /** Whether everything that the sync reads was polled. */
    boolean complete();

    /** Aborts the sync; the next {@link #begin} resumes from the position. */
    void abandon();

    /** The current offset of the table's own partition; null if another sync keeps it. */
    Map<String, Object> offset();

    /** How far the table was sent, in readable form; empty if that is no single value. */
    String position();

    /**
     * Handles its own failure.
     *
     * @return whether the table continues without this sync, which is then retried later
     */
    default boolean canWait(RuntimeException failure) {
        return false;
    }

    /** What the log says of a table whose sync is complete. */
    default String done() {
        return "synced";
    }
}
