package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.TimeField;
import io.tributary.simulators.data.TimedRow;

/**
 * A row as the API returns it.
 *
 * @param kind the class of a custom object; empty for other rows
 * @param createdAt epoch milliseconds
 * @param updatedAt epoch milliseconds
 */
record Row(String id, String kind, long createdAt, long updatedAt, boolean deleted, byte[] json) implements TimedRow {

    static Row of(String kind, ObjectNode row) {
        JsonNode attributes = row.path("attributes");
        boolean deleted = attributes.path("deleted").isBoolean()
                ? attributes.path("deleted").booleanValue()
                : attributes.path("deletedAt").isTextual();
        return new Row(
                row.path("id").asText(),
                kind,
                Wire.time(row, "createdAt"),
                Wire.time(row, "updatedAt"),
                deleted,
                Json.bytes(row));
    }

    ObjectNode tree() {
        return Json.row(json);
    }

    @Override
    public long time(TimeField field) {
        return field == TimeField.UPDATED_AT ? updatedAt : createdAt;
    }
}
