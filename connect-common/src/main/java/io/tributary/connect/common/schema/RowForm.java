package io.tributary.connect.common.schema;

import java.io.IOException;

/** Where a row on the wire has the declared fields, if they are not simply its members. Thread-safe. */
public interface RowForm {
    /** The row's members are the fields. */
    RowForm PLAIN = row -> row.members(row::field);

    /** Consumes the row, which is an object, and sets its fields. */
    void read(WireRow row) throws IOException;

    /** The declared name of the member {@code member} of a nested object. */
    default String name(String member) {
        return member;
    }
}
