package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.UnaryOperator;

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

    /**
     * Makes, of a row that it does not modify, the content that the row's fingerprint is computed from. It is the same for all forms in
     * which the vendor shows a row.
     *
     * @return null if the row itself is the content; if not, rows are mapped from their trees
     */
    default UnaryOperator<ObjectNode> content() {
        return null;
    }
}
