package io.tributary.connect.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.RowForm;
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

    /** Adds the source of the path to {@code row}. */
    static ObjectNode note(ObjectNode row, ObjectNode source) {
        return row.set(OF_PATH, source.path("id"));
    }

    @Override
    public void read(ObjectNode row, Sink sink) {
        JsonNode source = row.path(OF_PATH);
        row.properties().forEach(member -> {
            String name = member.getKey();
            if (name.equals(OF_PATH)) {
                sink.field(FIELD, List.of(FIELD), source);
            } else if (!name.equals(FIELD)) {
                sink.field(name, List.of(name), member.getValue());
            } else if (!member.getValue().equals(source)) {
                sink.field("other " + FIELD, List.of(FIELD), member.getValue());
            }
        });
    }

    @Override
    public String name(String member) {
        return member;
    }
}
