package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes some integers of a row as text, like some rows of the API. */
final class TextNumbers {

    private static final List<String> IDS = List.of("admin_assignee_id", "team_assignee_id");
    private static final List<String> SIZES = List.of("filesize", "width", "height");

    private TextNumbers() {}

    /** The row with integers as text. */
    static ObjectNode in(ObjectNode row) {
        write(row, IDS);
        if (row.path("type").asText().equals("conversation_part")) {
            write(row, List.of("waiting_since"));
        }
        row.path("attachments").forEach(attachment -> write(attachment, SIZES));
        row.at("/source/attachments").forEach(attachment -> write(attachment, SIZES));
        return row;
    }

    private static void write(JsonNode object, List<String> fields) {
        for (String field : fields) {
            if (object.path(field).isIntegralNumber()) {
                ((ObjectNode) object).put(field, object.path(field).asText());
            }
        }
    }
}
