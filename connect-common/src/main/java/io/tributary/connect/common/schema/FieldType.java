package io.tributary.connect.common.schema;

import java.io.IOException;
import org.apache.kafka.connect.data.Schema;

/** The declared type of a field: its Connect schema, and how a JSON value becomes a value of that schema. */
interface FieldType {

    /** The schema of an optional field of this type. */
    Schema schema();

    /**
     * Consumes the current value of {@code row}, which is not null, and converts it to a Connect value. If it does not fit, passes it to
     * {@link RowParser#keep} and returns null.
     */
    Object read(RowParser row) throws IOException;

    /** The type of the field {@code name} inside this one, or of an array's elements. Null if none is declared. */
    default FieldType inside(String name) {
        return null;
    }

    /** Whether a change of this field alone is not a new version of its row, as with a signed URL. */
    default boolean isVolatile() {
        return false;
    }
}
