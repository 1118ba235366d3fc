package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.connect.data.Schema;

/** A nested type that is written as JSON text. Its declaration still says which of its fields are volatile. */
record JsonTextType(FieldType nested) implements FieldType {

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
