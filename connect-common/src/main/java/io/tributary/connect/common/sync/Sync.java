package io.tributary.connect.common.sync;

import java.util.Map;

/** Reads one table, again and again. Belongs to the task's thread; nothing here blocks. */
public interface Sync {

    /** Begins to read the table, from its position. */
    void begin();

    /**
     * What is ready to be sent; an empty batch where nothing is.
     *
     * @throws io.tributary.connect.common.http.ApiException when a request was not answered as hoped
     */
    Batch poll();

    /** Whether all that the sync had to read was polled. */
    boolean complete();

    /** Gives up what is being read; {@link #begin} takes up from the position. */
    void abandon();

    /** The offset of the table's own partition as of now; null where another sync keeps it. */
    Map<String, Object> offset();

    /** How far the table is sent, for people; empty where that is no single value. */
    String position();

    /**
     * Told that it has failed.
     *
     * @return whether the table goes on without it, and it is tried again later
     */
    default boolean canWait(RuntimeException failure) {
        return false;
    }

    /** What the log calls it. */
    default String done() {
        return "synced";
    }
}
