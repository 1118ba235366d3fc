package io.tributary.connect.common.table;

import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.offset.ListMark;
import java.time.Instant;
import java.util.Map;

/** A table whose changes the API can list: by a cursor, by windows of time, or by a list for each parent. */
public sealed interface Incremental extends Replication permits Cursor, FanOut, Window {

    /** The name under which the position is stored. */
    default String positionField() {
        return replicationKey();
    }

    /** Where the first sync begins. */
    Instant start(Instant startDate);

    /** Up to where everything is final at {@code serverTime}: what is newer is reread and compared. */
    Instant settled(Instant serverTime);

    /**
     * The next slice. Runs on a request thread.
     *
     * @param requester for requests that the plan needs
     */
    Slice next(Progress progress, Requester requester);

    /** Whether a slice of which {@code rows} rows were read has too many, and should be restarted shorter. */
    default boolean isTooFull(Instant from, Instant to, long rows) {
        return false;
    }

    /** The sweep; null if ordinary syncs find everything. */
    default Sweep sweep() {
        return null;
    }

    /** The vendor's feed of deleted rows; null if there is none. */
    default DeletionFeed deletions() {
        return null;
    }

    /** The list that shows which rows still exist; null for no key walk. */
    default KeyWalk keyWalk() {
        return null;
    }

    /**
     * How far a sync is.
     *
     * @param from where the next slice begins: everything before was read
     * @param now the worker's clock
     * @param lastFrom where the last slice started; equal to {@code from} for the first one
     * @param lastRows how many rows the last slice had
     * @param lists the marks of the lists that were read to their end, by id
     */
    record Progress(Instant from, Instant now, Instant lastFrom, long lastRows, Map<Long, ListMark> lists) {

        public Progress(Instant from, Instant now, Instant lastFrom, long lastRows) {
            this(from, now, lastFrom, lastRows, Map.of());
        }

        /** The same, with these marks. */
        public Progress knowing(Map<Long, ListMark> marks) {
            return new Progress(from, now, lastFrom, lastRows, marks);
        }
    }
}
