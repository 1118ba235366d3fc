package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.connect.data.Schema;

/** A scalar whose change is not a new version of its row. */
record VolatileType(ScalarType type) implements FieldType {

    @Override
    public Schema schema() {
        return type.schema();
    }

    @Override
    public Object convert(JsonNode node, Mapping mapping) {
        return type.convert(node, mapping);
    }

    @Override
    public boolean isVolatile() {
        return true;
    }
}
