package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One of the three catalogs, whose entries are embedded in rows. A stored row ends with its entry's id, and a response has the entry:
 * so a change of the catalog changes all these rows.
 */
final class Catalog {

    static final String METADATA = "metadata";
    private static final int ID_LENGTH = 24;
    private static final byte[] FIELD = ",\"metadata\":".getBytes(StandardCharsets.UTF_8);
    /** The id, its quotation marks and the brace. */
    private static final int TAIL = ID_LENGTH + 3;

    private final RowList entries = new RowList();

    RowList entries() {
        return entries;
    }

    /** Embeds the entry in a stored row. */
    byte[] embed(byte[] row) {
        int head = row.length - TAIL - FIELD.length;
        String id = new String(row, row.length - TAIL + 1, ID_LENGTH, StandardCharsets.UTF_8);
        byte[] entry = entries.get(id).orElseThrow();
        ByteArrayOutputStream embedded = new ByteArrayOutputStream(head + FIELD.length + entry.length + 1);
        embedded.write(row, 0, head);
        embedded.writeBytes(FIELD);
        embedded.writeBytes(entry);
        embedded.write('}');
        return embedded.toByteArray();
    }

    /** Moves the entry's id to the end of a row that has one. */
    static void metadataLast(ObjectNode row) {
        JsonNode id = row.path(METADATA);
        if (id.isTextual()) {
            row.remove(METADATA);
            row.set(METADATA, id);
        }
    }
}
