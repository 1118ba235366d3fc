package io.tributary.connect.common.schema;

import java.io.IOException;

/** Ends the reading of an odd row, which is mapped from its tree. */
final class OddRow extends IOException {
    /** Has no trace. */
    static final OddRow INSTANCE = new OddRow();

    private static final long serialVersionUID = 1L;

    private OddRow() {
        super("an odd row");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
