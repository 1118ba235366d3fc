package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** An object with declared fields. Other fields are kept in {@code _extra}. */
record StructType(Map<String, FieldType> fields, Schema schema) implements FieldType {

    @Override
    public Object convert(JsonNode node, Mapping mapping) {
        if (!node.isObject()) {
            mapping.keep(node);
            return null;
        }
        Struct struct = new Struct(schema);
        node.properties().forEach(member -> {
            String name = mapping.name(member.getKey());
            FieldType type = fields.get(name);
            if (type == null) {
                mapping.keepUnknown(member.getKey(), member.getValue());
            } else {
                put(struct, name, mapping.convert(member.getKey(), type, member.getValue()));
            }
        });
        return struct;
    }

    /** Puts the declared fields of {@code row} into {@code struct}, and the ids inside their objects. */
    void fill(Struct struct, ObjectNode row, RowForm form, Mapping mapping, References references) {
        form.read(row, (name, path, value) -> {
            mapping.enter(path);
            FieldType type = fields.get(name);
            if (type == null) {
                mapping.keepUnknown(value);
            } else {
                put(struct, name, mapping.convert(type, value));
                references.put(struct, name, value, mapping);
            }
        });
    }

    /** Skips nulls, because Connect refuses a null in a required field. Callers check that the key is complete. */
    private static void put(Struct struct, String field, Object value) {
        if (value != null) {
            struct.put(field, value);
        }
    }

    @Override
    public FieldType inside(String name) {
        return fields.get(name);
    }
}
