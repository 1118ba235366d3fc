package io.tributary.simulators.data;

/** A row with an id and times. */
public interface TimedRow {
    /** Identifies the row in its table. */
    String id();

    /** When the row was created or updated, in the unit of its table. */
    long time(TimeField field);
}
