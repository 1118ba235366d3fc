package io.tributary.connect.common.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.connect.data.Schema;

/**
 * A column that repeats the id that a field's object holds, so that tables are joined without looking into objects. It is no
 * field of the wire: it counts for nothing in the row's version, and what does not fit it is kept by the object.
 *
 * @param field the field whose object holds the id
 * @param inside where in the object
 */
record ReferenceType(ScalarType type, String field, JsonPointer inside) implements FieldType {
    /** Of a place in the row, which begins with the field. */
    static ReferenceType of(ScalarType type, JsonPointer place) {
        return new ReferenceType(type, place.getMatchingProperty(), place.tail());
    }

    @Override
    public Schema schema() {
        return type.schema();
    }

    /** The id in the object {@code node}; null where there is none, or it is of another type. */
    @Override
    public Object convert(JsonNode node, Mapping mapping) {
        JsonNode id = node.at(inside);
        return id.isNull() || id.isMissingNode() ? null : type.value(id);
    }
}
