package io.tributary.connect.common.schema;

import java.io.IOException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** An array whose elements have one type. An element that does not fit is null. */
record ArrayType(FieldType element, Schema schema) implements FieldType {

    ArrayType(FieldType element) {
        this(element, SchemaBuilder.array(element.schema()).optional().build());
    }

    @Override
    public Object read(RowParser row) throws IOException {
        if (!row.isArray()) {
            row.keep(row.tree(this));
            return null;
        }
        return row.elements(element);
    }

    @Override
    public FieldType inside(String name) {
        return element;
    }
}
