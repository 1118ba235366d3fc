package io.tributary.connect.common.schema;

/** How nested objects and arrays are written. */
public enum Nested {
    /** As Connect structs and arrays. */
    STRUCT,
    /** As JSON text, for sinks that accept flat rows only. */
    JSON
}
