package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.connect.data.Schema;

/** A nested type delivered as JSON text; its declaration still tells which of its fields are volatile. */
record FlatType(FieldType nested) implements FieldType {

    @Override
    public Schema schema() {
        return ScalarType.JSON.schema();
    }

    @Override
    public Object convert(JsonNode node, Mapping mapping) {
        return ScalarType.JSON.convert(node, mapping);
    }

    @Override
    public FieldType inside(String name) {
        return nested.inside(name);
    }
}
