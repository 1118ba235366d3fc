package io.tributary.connect.common.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.json.Json;
import java.io.IOException;
import org.apache.kafka.connect.data.Schema;

/**
 * A column that repeats the id inside another field's object, so that joins do not need the object. It is not a field on the wire: it
 * is not part of the row's version, and if the id does not fit, the object keeps it.
 *
 * @param field the field whose object contains the id
 * @param inside the place of the id in the object
 */
record ReferenceType(ScalarType type, String field, JsonPointer inside) implements FieldType {
    /** A reference to {@code place} in the row, which starts with the field. */
    static ReferenceType of(ScalarType type, JsonPointer place) {
        return new ReferenceType(type, place.getMatchingProperty(), place.tail());
    }

    @Override
    public Schema schema() {
        return type.schema();
    }

    /** Consumes the object. The id in it; null if there is none, or if it has another type. */
    @Override
    public Object read(RowParser row) throws IOException {
        JsonNode id = row.tree().at(inside);
        return id.isValueNode() && !id.isNull() ? type.value(Json.tokens(id)) : null;
    }
}
