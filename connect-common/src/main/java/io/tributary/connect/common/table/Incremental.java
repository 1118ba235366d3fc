package io.tributary.connect.common.table;

import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.offset.ListMark;
import java.time.Instant;
import java.util.Map;

/** A table of which the API can be asked for what changed: by a cursor or by windows of time. */
public sealed interface Incremental extends Replication permits Cursor, FanOut, Window {

    /** The name under which the position is stored. */
    default String positionField() {
        return replicationKey();
    }

    /** Where reading begins when nothing was sent yet. */
    Instant start(Instant startDate);

    /** Up to where everything is final at {@code serverTime}: what is younger is read again and compared. */
    Instant settled(Instant serverTime);

    /**
     * The next slice. Runs on a request thread.
     *
     * @param requester for what has to be asked first
     */
    Slice next(Progress progress, Requester requester);

    /** Whether a slice, so many rows of which are read, is better begun again and shorter. */
    default boolean isTooFull(Instant from, Instant to, long rows) {
        return false;
    }

    /** The longer reading at an interval; null where ordinary syncs find everything. */
    default Sweep sweep() {
        return null;
    }

    /** The vendor's feed of deleted rows; null where there is none. */
    default DeletionFeed deletions() {
        return null;
    }

    /** The list that shows which rows still exist; null where none is to be read. */
    default KeyWalk keyWalk() {
        return null;
    }

    /**
     * How far a sync is.
     *
     * @param from where the next slice begins: everything before was read
     * @param now our clock
     * @param lastFrom where the last slice began; equal to {@code from} for the first one
     * @param lastRows how many rows the last slice had
     * @param lists the marks of the lists that were read to their end, by id
     */
    record Progress(Instant from, Instant now, Instant lastFrom, long lastRows, Map<Long, ListMark> lists) {

        public Progress(Instant from, Instant now, Instant lastFrom, long lastRows) {
            this(from, now, lastFrom, lastRows, Map.of());
        }

        /** The same, where these lists were read by now. */
        public Progress knowing(Map<Long, ListMark> marks) {
            return new Progress(from, now, lastFrom, lastRows, marks);
        }
    }
}
