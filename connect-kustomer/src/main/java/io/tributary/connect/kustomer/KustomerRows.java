package io.tributary.connect.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Integers;

/** Reads the state of Kustomer's rows. */
final class KustomerRows {

    private KustomerRows() {}

    /** Whether a row is deleted: by {@code deleted} or, if that is missing as in users, by {@code deletedAt}. */
    static boolean isDeleted(ObjectNode row) {
        JsonNode deleted = row.at("/attributes/deleted");
        return deleted.isBoolean()
                ? deleted.booleanValue()
                : row.at("/attributes/deletedAt").isTextual();
    }

    /** A counter that grows with each write of a row. 0 if the table has none. */
    static long revision(ObjectNode row) {
        return Integers.of(row.at("/attributes/rev"), 0);
    }
}
