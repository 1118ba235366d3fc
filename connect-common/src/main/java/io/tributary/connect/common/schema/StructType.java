package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** An object with declared fields; what else it holds is kept apart. */
record StructType(Map<String, FieldType> fields, Schema schema) implements FieldType {

    @Override
    public Object convert(JsonNode node, Mapping mapping) {
        if (!node.isObject()) {
            mapping.keep(node);
            return null;
        }
        Struct struct = new Struct(schema);
        fill(struct, node, mapping);
        return struct;
    }

    /** Puts the declared fields of {@code node} into {@code struct}. */
    void fill(Struct struct, JsonNode node, Mapping mapping) {
        Iterator<Map.Entry<String, JsonNode>> entries = node.properties().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, JsonNode> entry = entries.next();
            FieldType type = fields.get(entry.getKey());
            if (type == null) {
                mapping.keep(entry.getKey(), entry.getValue());
            } else {
                put(struct, entry.getKey(), mapping.convert(entry.getKey(), type, entry.getValue()));
            }
        }
    }

    /** A null is left out, not put: a required field, the key, has to be checked by whoever needs it. */
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
