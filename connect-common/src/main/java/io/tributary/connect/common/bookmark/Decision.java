package io.tributary.connect.common.bookmark;

/** What becomes of a row, or of a parent that leads to rows: sent, or why not. */
public enum Decision {
    /** The row is sent. */
    SEND,
    /** The row is as it was when it was sent last. */
    UNCHANGED,
    /** This version was sent at or after the position, or the list was read past it before. */
    SEEN,
    /** The row changed before the position and is not known: it was sent before, or came too late for the overlap. */
    BELOW_POSITION,
    /** The row is older than {@code start.date}. */
    BEFORE_START_DATE,
    /** The row is deleted, and {@code deletes} is off. */
    DELETES_OFF,
    /** The parent is as it was when its rows were read last. */
    PARENT_UNCHANGED,
    /** The row changed so long after its creation that the next sweep sends it. */
    LEFT_TO_SWEEP
}
