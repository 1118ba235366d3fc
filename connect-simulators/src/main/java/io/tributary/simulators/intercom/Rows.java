package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Joins rows that are stored as bytes into the body of an answer. */
final class Rows {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream(65_536);

    /**
     * The rows' object.
     *
     * @param open what stands before the rows, up to the bracket: {@code {"type":"list","data":[}
     * @param rows JSON of each
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

    /** A row with one more field, whose value is a list of rows and its length. */
    static byte[] with(byte[] row, String field, List<byte[]> rows) {
        Rows whole = new Rows();
        whole.body.write(row, 0, row.length - 1);
        whole.text(",\"" + field + "\":{\"type\":\"conversation_part.list\",\"" + field + "\":[");
        whole.joined(rows);
        whole.text("],\"total_count\":" + rows.size() + "}}");
        return whole.body.toByteArray();
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
