package io.tributary.testkit.contract;

/** The ways in which a row of a table can change. */
public enum Change {
    /** A row is added. */
    INSERT,
    /** An existing row has other values. */
    UPDATE,
    /** A row is added or changed with the same time as the newest row. */
    TIE,
    /** A row is added or changed with a time before that of the newest row, and appears only now. */
    LATE,
    /** A row is deleted. */
    DELETE
}
