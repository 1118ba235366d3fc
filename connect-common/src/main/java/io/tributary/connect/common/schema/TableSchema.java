package io.tributary.connect.common.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/**
 * The declared schema of a table. It maps a JSON row to a key and a value, and does not change from row to row. Undeclared fields,
 * and values that do not fit, are kept in the field {@value #EXTRA}: a JSON object from the JSON Pointer on the wire to the value.
 * Immutable; used by request threads and the task's thread.
 */
public final class TableSchema {
    /** The field that keeps what the schema does not know. */
    public static final String EXTRA = "_extra";

    /** A value is at most this many times as large as its row. The worst case is an array of objects that lack most declared fields. */
    private static final int MAX_GROWTH = 100;

    /** A longer key would not fit into an offset, where escaping may turn one character into six. */
    private static final int MAX_KEY_CHARACTERS = 3_000;

    private final Schema key;
    private final List<Field> keyFields;
    private final Field replicationKey;
    private final Field extra;
    private final RowForm form;
    private final StructType value;
    private final WireName.Cache names;
    private final int maxBytes;

    private TableSchema(
            String table,
            List<String> primaryKey,
            String replicationKey,
            RowForm form,
            Map<String, FieldType> fields,
            int maxBytes) {
        this.key = keySchema(table, primaryKey, fields);
        this.value = new StructType(fields, valueSchema(table, primaryKey, fields));
        this.keyFields = primaryKey.stream().map(value.schema()::field).toList();
        this.replicationKey = replicationKey == null ? null : value.schema().field(replicationKey);
        this.extra = value.schema().field(EXTRA);
        this.form = form;
        this.names = new WireName.Cache(form);
        this.maxBytes = maxBytes;
    }

    /**
     * Reads {@code schemas/TABLE.json} next to {@code anchor}, on the task's thread when the task starts.
     *
     * @param vendor the vendor's name in lower case, the first part of every schema name
     * @param replicationKey the timestamp field that says when a row changed; null if the table has none
     * @param form where a row on the wire has its fields
     * @param maxBytes maximum size of a row as JSON
     * @throws IllegalArgumentException if the file is missing or invalid, or lacks a key field
     */
    public static TableSchema load(
            Class<?> anchor,
            String vendor,
            String table,
            List<String> primaryKey,
            String replicationKey,
            RowForm form,
            Nested nested,
            int maxBytes) {
        String name = vendor + '.' + table;
        Map<String, FieldType> fields = SchemaFile.read(anchor, "schemas/" + table + ".json", name);
        requireFields(fields, name);
        primaryKey.forEach(field -> require(fields, field, name));
        if (replicationKey != null) {
            require(fields, replicationKey, name);
        }
        if (nested == Nested.JSON) {
            fields.replaceAll((field, type) -> type.schema().type().isPrimitive() ? type : new JsonTextType(type));
        }
        return new TableSchema(name, primaryKey, replicationKey, form, fields, maxBytes);
    }

    public Schema key() {
        return key;
    }

    public Schema value() {
        return value.schema();
    }

    /** Maps {@code json}, on any thread. If it cannot become a record, {@link Row#reject} says why. */
    public Row map(ObjectNode json) {
        return map(json, Drift.NONE);
    }

    /**
     * Maps {@code json}, on any thread. If it cannot become a record, {@link Row#reject} says why.
     *
     * @param drift is notified of what the schema does not know
     */
    public Row map(ObjectNode json, Drift drift) {
        RowParser parsed = parse(json);
        parsed.misfits().report(drift);
        Fingerprint fingerprint = parsed.fingerprint();
        Struct struct = parsed.struct();
        List<String> missing = missingKey(struct);
        if (!missing.isEmpty()) {
            String reason = "no primary key: " + missing.get(0) + " is missing or unreadable";
            return rejected(parsed, fingerprint, new Row.Reject(reason, Json.text(json), missing));
        }
        String tooLarge = tooLarge(fingerprint, struct);
        return tooLarge == null
                ? row(parsed, fingerprint)
                : rejected(parsed, fingerprint, new Row.Reject(tooLarge, Json.text(json), List.of()).of(key(struct)));
    }

    /**
     * Maps the row that {@code parser} is before without building its tree.
     *
     * @param more fields that are added to the row; null for none
     * @param drift is notified of what the schema does not know
     * @return null if the row has to be mapped from its tree, because it is odd or cannot become a record
     * @throws IOException if the row is not JSON
     */
    public Row read(JsonParser parser, ObjectNode more, Drift drift) throws IOException {
        parser.nextToken();
        RowParser parsed;
        try {
            parsed = parsed(parser, null, more);
        } catch (OddRow e) {
            return null;
        }
        Struct struct = parsed.struct();
        if (parsed.notes().isOdd() || lacksKey(struct) || tooLarge(parsed.fingerprint(), struct) != null) {
            return null;
        }
        parsed.misfits().report(drift);
        return row(parsed, parsed.fingerprint());
    }

    private RowParser parse(ObjectNode json) {
        try {
            return parsed(Json.tokens(json), json, null);
        } catch (IOException e) {
            throw new UncheckedIOException("a tree is JSON", e);
        }
    }

    private RowParser parsed(JsonParser parser, ObjectNode root, ObjectNode more) throws IOException {
        RowParser row = new RowParser(parser, root, more, value, names);
        form.read(row);
        row.struct().put(extra, row.misfits().json());
        return row;
    }

    private Row row(RowParser parsed, Fingerprint fingerprint) {
        Struct struct = parsed.struct();
        RowNotes notes = parsed.notes();
        return notes.of(Row.of(key(struct), struct, fingerprint.hash(), time(struct), notes.revision()));
    }

    private Row rejected(RowParser parsed, Fingerprint fingerprint, Row.Reject reject) {
        return parsed.notes().of(Row.rejected(fingerprint.hash(), time(parsed.struct()), reject));
    }

    /** Why the row is too large for a record. Null if it is not. */
    private String tooLarge(Fingerprint fingerprint, Struct struct) {
        long bytes = bytes(fingerprint, struct);
        if (bytes > maxBytes) {
            return bytes + " bytes, more than record.max.bytes " + maxBytes;
        }
        int characters = 0;
        for (Field field : keyFields) {
            characters += struct.get(field).toString().length();
        }
        return characters > MAX_KEY_CHARACTERS
                ? "a primary key of " + characters + " characters, more than " + MAX_KEY_CHARACTERS
                : null;
    }

    /** The size of the row or the value as JSON, whichever is larger. For small rows, the size of the row, which is known anyway. */
    private long bytes(Fingerprint row, Struct struct) {
        boolean canGrowTooLarge = (long) row.bytes() * MAX_GROWTH > maxBytes;
        return canGrowTooLarge ? Math.max(row.bytes(), RecordSize.bytes(struct)) : row.bytes();
    }

    /** The key of the row {@code json}. Null if it is missing or unreadable. */
    public Struct keyOf(ObjectNode json) {
        Struct struct = parse(json).struct();
        return lacksKey(struct) ? null : key(struct);
    }

    private boolean lacksKey(Struct struct) {
        for (Field field : keyFields) {
            if (struct.get(field) == null) {
                return true;
            }
        }
        return false;
    }

    private List<String> missingKey(Struct struct) {
        return keyFields.stream()
                .filter(field -> struct.get(field) == null)
                .map(Field::name)
                .toList();
    }

    private Struct key(Struct struct) {
        Struct values = new Struct(key);
        for (int i = 0; i < keyFields.size(); i++) {
            values.put(key.fields().get(i), struct.get(keyFields.get(i)));
        }
        return values;
    }

    private long time(Struct struct) {
        return replicationKey == null ? Row.NO_TIME : Row.timeOf((Date) struct.get(replicationKey));
    }

    private static void require(Map<String, FieldType> fields, String field, String table) {
        if (!fields.containsKey(field)) {
            throw new IllegalArgumentException("The schema of " + table + " does not declare " + field);
        }
    }

    /** Checks that every reference column refers to a declared field. */
    private static void requireFields(Map<String, FieldType> fields, String table) {
        fields.values().forEach(type -> {
            if (type instanceof ReferenceType reference) {
                require(fields, reference.field(), table);
            }
        });
    }

    private static Schema keySchema(String table, List<String> primaryKey, Map<String, FieldType> fields) {
        SchemaBuilder builder = SchemaBuilder.struct().name(table + ".Key").version(1);
        primaryKey.forEach(
                field -> builder.field(field, required(fields.get(field).schema())));
        return builder.build();
    }

    private static Schema valueSchema(String table, List<String> primaryKey, Map<String, FieldType> fields) {
        SchemaBuilder builder = SchemaBuilder.struct().name(table + ".Value").version(1);
        fields.forEach((field, type) ->
                builder.field(field, primaryKey.contains(field) ? required(type.schema()) : type.schema()));
        return builder.field(EXTRA, ScalarType.JSON.schema()).build();
    }

    private static Schema required(Schema schema) {
        return new ConnectSchema(
                schema.type(),
                false,
                null,
                schema.name(),
                schema.version(),
                schema.doc(),
                schema.parameters(),
                null,
                null,
                null);
    }

    /** The names of the declared fields, in order, with {@value #EXTRA} at the end. */
    public List<String> fields() {
        return value.schema().fields().stream().map(Field::name).toList();
    }
}
