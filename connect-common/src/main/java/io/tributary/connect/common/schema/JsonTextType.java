package io.tributary.connect.common.schema;

import io.tributary.connect.common.json.Json;
import java.io.IOException;
import org.apache.kafka.connect.data.Schema;

/** A nested type that is written as JSON text. Its declaration still says which of its fields are volatile. */
record JsonTextType(FieldType nested) implements FieldType {

    @Override
    public Schema schema() {
        return ScalarType.JSON.schema();
    }

    @Override
    public Object read(RowParser row) throws IOException {
        return Json.text(row.tree(nested));
    }

    @Override
    public FieldType inside(String name) {
        return nested.inside(name);
    }
}
