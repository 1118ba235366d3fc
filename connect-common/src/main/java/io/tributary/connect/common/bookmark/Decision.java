package io.tributary.connect.common.bookmark;

/** Whether a row, or the rows of a parent, are sent, and if not, why not. */
public enum Decision {
    /** The row is sent. */
    SEND,
    /** The row has not changed since it was sent. */
    UNCHANGED,
    /** This version was sent: it is in memory, or an earlier read of the list has covered it. */
    SEEN,
    /** The row changed before the position: it was sent, or it showed up too late for the overlap. */
    BELOW_POSITION,
    /** The row is older than {@code start.date}. */
    BEFORE_START_DATE,
    /** The row is deleted, and {@code deletes} is {@code none}. */
    DELETES_OFF,
    /** The parent has not changed since its rows were read. */
    PARENT_UNCHANGED,
    /** The row changed so long after its creation that only the next sweep sends it. */
    LEFT_TO_SWEEP
}
