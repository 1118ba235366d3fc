package io.tributary.connect.common.schema;

import java.io.IOException;
import org.apache.kafka.connect.data.Schema;

/** A scalar whose change is not a new version of its row. */
record VolatileType(ScalarType type) implements FieldType {

    @Override
    public Schema schema() {
        return type.schema();
    }

    @Override
    public Object read(RowParser row) throws IOException {
        return type.read(row);
    }

    @Override
    public boolean isVolatile() {
        return true;
    }
}
