package io.tributary.connect.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.schema.WireRow;
import java.io.IOException;
import java.util.List;

/**
 * Adds {@code sourceId}, which is part of the key, to rows that were read below the path of a source. If a row itself
 * contains another source, the path's counts, so that rows of two sources do not get the same key, and {@code _extra} has
 * the row's value.
 */
final class ParentSource implements RowForm {
    static final String FIELD = "sourceId";
    /** The field for the source of the path, next to a row's own field. */
    private static final String OF_PATH = "sourceId of path";

    /** What is added to the rows below the path of {@code source}. */
    static ObjectNode of(ObjectNode source) {
        return source.objectNode().set(OF_PATH, source.get("id"));
    }

    @Override
    public void read(WireRow row) throws IOException {
        ObjectNode sources = JsonNodeFactory.instance.objectNode();
        row.members(name -> {
            if (name.equals(OF_PATH) || name.equals(FIELD)) {
                sources.set(name, row.tree());
            } else {
                row.field(name);
            }
        });
        JsonNode own = sources.get(FIELD);
        JsonNode ofPath = sources.get(OF_PATH);
        if (own != null && !own.equals(ofPath)) {
            row.field("other " + FIELD, List.of(FIELD), own);
        }
        if (ofPath != null) {
            row.field(FIELD, List.of(FIELD), ofPath);
        }
    }
}
