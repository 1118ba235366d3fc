package io.tributary.testkit.contract;

/** How rows of a table come to be other than they were. */
public enum Change {
    /** A row is new. */
    INSERT,
    /** A row that is there has other values. */
    UPDATE,
    /** A row is new or changed at the very time of the newest one. */
    TIE,
    /** A row is new or changed before the time of the newest one, and shows only now. */
    LATE,
    /** A row is gone. */
    DELETE
}
