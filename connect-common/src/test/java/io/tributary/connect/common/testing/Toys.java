package io.tributary.connect.common.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Nested;
import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.schema.TableSchema;
import java.util.List;

/** Small tables without a vendor. Their schemas are next to this class. */
public final class Toys {
    /** Maximum size of a row, in bytes. */
    public static final int MAX_BYTES = 10_000;

    private Toys() {}

    /** A table with a field of every type. */
    public static TableSchema things(Nested nested) {
        return TableSchema.load(Toys.class, "toy", "things", List.of("id"), null, RowForm.PLAIN, nested, MAX_BYTES);
    }

    /** A table of {@code id}, {@code updated_at} (epoch ms, its replication key) and {@code n}. */
    public static TableSchema rows() {
        return rows(RowForm.PLAIN);
    }

    /** The same in a form. */
    public static TableSchema rows(RowForm form) {
        return TableSchema.load(Toys.class, "toy", "rows", List.of("id"), "updated_at", form, Nested.STRUCT, MAX_BYTES);
    }

    /** A table whose key has a field of every scalar type. */
    public static TableSchema pairs() {
        List<String> key = List.of("a", "b", "at", "ok", "share");
        return TableSchema.load(Toys.class, "toy", "pairs", key, null, RowForm.PLAIN, Nested.STRUCT, MAX_BYTES);
    }

    /** A JSON object; apostrophes stand for quotation marks. */
    public static ObjectNode json(String text) {
        return (ObjectNode) Json.parse(text.replace('\'', '"'));
    }

    /** A row of the table {@code rows}. */
    public static ObjectNode row(String id, long updatedAt, long n) {
        return Json.MAPPER
                .createObjectNode()
                .put("id", id)
                .put("updated_at", updatedAt)
                .put("n", n);
    }
}
