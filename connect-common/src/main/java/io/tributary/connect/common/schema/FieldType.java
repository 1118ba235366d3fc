package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.connect.data.Schema;

/** The declared type of a field: its Connect schema, and how a JSON value becomes a value of that schema. */
interface FieldType {

    /** The schema of an optional field of this type. */
    Schema schema();

    /**
     * The Connect value of {@code node}, which is neither null nor absent; null where it does not fit, after handing
     * it to {@link Mapping#keep}.
     */
    Object convert(JsonNode node, Mapping mapping);

    /** The type of the field {@code name} inside this one, or of an array's elements; null where none is declared. */
    default FieldType inside(String name) {
        return null;
    }

    /** Whether a change of the field alone makes no new version of its row (a signed URL, say). */
    default boolean isVolatile() {
        return false;
    }
}
