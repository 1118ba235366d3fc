package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Joins stored rows to a response body. */
final class Rows {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream(65_536);

    /**
     * A list with fields after it.
     *
     * @param open JSON before the rows, up to the bracket: {@code {"type":"list","data":[}
     * @param rows JSON of each row
     * @param close the fields after the rows
     */
    static byte[] list(String open, List<byte[]> rows, ObjectNode close) {
        Rows list = new Rows();
        list.text(open);
        list.joined(rows);
        list.text("],");
        byte[] fields = Json.bytes(close);
        list.body.write(fields, 1, fields.length - 1);
        return list.body.toByteArray();
    }

    /** A list without fields after it. */
    static byte[] list(String open, List<byte[]> rows) {
        Rows list = new Rows();
        list.text(open);
        list.joined(rows);
        list.text("]}");
        return list.body.toByteArray();
    }

    /** Adds a field with a list of rows and its length to a row. */
    static byte[] with(byte[] row, String field, List<byte[]> rows) {
        Rows object = new Rows();
        object.body.write(row, 0, row.length - 1);
        object.text(",\"" + field + "\":{\"type\":\"conversation_part.list\",\"" + field + "\":[");
        object.joined(rows);
        object.text("],\"total_count\":" + rows.size() + "}}");
        return object.body.toByteArray();
    }

    private void joined(List<byte[]> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                body.write(',');
            }
            body.writeBytes(rows.get(i));
        }
    }

    private void text(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
