package io.tributary.simulators.data;

/** A row that has an id and times. */
public interface TimedRow {
    /** What tells it from the other rows of its table. */
    String id();

    /** When it was created or updated, in a unit that all rows of its table share. */
    long time(TimeField field);
}
