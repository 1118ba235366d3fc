package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.TimeField;
import io.tributary.simulators.data.TimedRow;

/**
 * A row as the API returns it.
 *
 * @param kind the class of a custom object, or what a row of another row is part of; empty for other rows
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
                id(row), kind, Wire.time(row, "createdAt"), Wire.time(row, "updatedAt"), deleted, Json.bytes(row));
    }

    /** A row's id. A custom attribute has none: its resource and its name identify it. */
    static String id(ObjectNode row) {
        return row.has("id")
                ? row.path("id").asText()
                : row.path("resource").asText() + ' ' + row.path("attribute").asText();
    }

    ObjectNode tree() {
        return Json.row(json);
    }

    @Override
    public long time(TimeField field) {
        return field == TimeField.UPDATED_AT ? updatedAt : createdAt;
    }
}
