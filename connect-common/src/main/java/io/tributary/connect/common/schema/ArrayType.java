package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** An array whose elements have one type. An element that does not fit is null. */
record ArrayType(FieldType element, Schema schema) implements FieldType {

    ArrayType(FieldType element) {
        this(element, SchemaBuilder.array(element.schema()).optional().build());
    }

    @Override
    public Object convert(JsonNode node, Mapping mapping) {
        if (!node.isArray()) {
            mapping.keep(node);
            return null;
        }
        List<Object> values = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            values.add(mapping.convert(Integer.toString(i), element, node.get(i)));
        }
        return values;
    }

    @Override
    public FieldType inside(String name) {
        return element;
    }
}
