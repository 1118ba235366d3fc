package io.tributary.connect.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.RowForm;
import java.util.List;

/**
 * Rows that were found below the path of a source: it is their {@code sourceId}, a part of the key. Should a row name
 * another source itself, two sources' rows must not fall together, and the row's own word is kept in {@code _extra}.
 */
final class ParentSource implements RowForm {
    static final String FIELD = "sourceId";
    /** Where the source of the path waits beside a row's own field. */
    private static final String OF_PATH = "sourceId of path";

    /** Notes the source that led to {@code row}. */
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
