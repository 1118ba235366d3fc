package io.tributary.connect.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Integers;

/** What Kustomer's rows say about themselves. */
final class KustomerRows {

    private KustomerRows() {}

    /** Whether a row is deleted: {@code deleted} says so, or, where that is missing as with users, {@code deletedAt}. */
    static boolean isDeleted(ObjectNode row) {
        JsonNode deleted = row.at("/attributes/deleted");
        return deleted.isBoolean()
                ? deleted.booleanValue()
                : row.at("/attributes/deletedAt").isTextual();
    }

    /** Grows with each write of a row; 0 where a table has no such count. */
    static long revision(ObjectNode row) {
        return Integers.of(row.at("/attributes/rev"), 0);
    }
}
