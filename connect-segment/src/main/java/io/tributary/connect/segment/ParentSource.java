package io.tributary.connect.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.schema.WireRow;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Adds {@code sourceId}, which is part of the key, to rows that were read below the path of a source. If a row itself
 * contains another source, the path's counts, so that rows of two sources do not get the same key, and {@code _extra} has
 * the row's value.
 */
final class ParentSource implements RowForm {
    static final String FIELD = "sourceId";
    /** The field for the source of the path, next to a row's own field. */
    private static final String OF_PATH = "sourceId of path";

    /** Adds the source of the path to {@code row}. */
    static ObjectNode note(ObjectNode row, ObjectNode source) {
        return row.set(OF_PATH, source.get("id"));
    }

    @Override
    public void read(WireRow row) throws IOException {
        JsonNode tree = row.tree();
        JsonNode source = tree.path(OF_PATH);
        for (Map.Entry<String, JsonNode> member : tree.properties()) {
            String name = member.getKey();
            if (name.equals(OF_PATH)) {
                row.field(FIELD, List.of(FIELD), source);
            } else if (!name.equals(FIELD)) {
                row.field(name, List.of(name), member.getValue());
            } else if (!member.getValue().equals(source)) {
                row.field("other " + FIELD, List.of(FIELD), member.getValue());
            }
        }
    }
}
