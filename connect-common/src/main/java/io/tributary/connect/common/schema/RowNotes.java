package io.tributary.connect.common.schema;

/** What a row says besides its fields, as its {@link RowForm} finds it. Used by one thread. */
public final class RowNotes {
    private boolean isDeleted;
    private boolean isOdd;
    private long revision;
    private long changed = Row.NO_TIME;

    /** Notes that the row says that it is deleted. */
    public void deleted() {
        isDeleted = true;
    }

    /**
     * Notes that the row is not in its declared form, or incomplete, so that it has to be edited or expanded. Has no effect on a row that
     * was.
     */
    public void odd() {
        isOdd = true;
    }

    /** Notes a number that grows with each change of the row. */
    public void revision(long number) {
        revision = number;
    }

    /** Notes when the row last changed (epoch ms), if it says so besides its replication key. {@link Row#NO_TIME} if it does not. */
    public void changed(long time) {
        changed = time;
    }

    boolean isOdd() {
        return isOdd;
    }

    long revision() {
        return revision;
    }

    /** {@code row} with its time of change, as a tombstone if it is deleted. */
    Row of(Row row) {
        Row noted = row.withChange(changed);
        return isDeleted ? noted.asDeleted() : noted;
    }
}
