package io.tributary.connect.common.schema;

/** How nested objects and arrays are delivered. */
public enum Nested {
    /** As Connect structs and arrays. */
    STRUCT,
    /** As JSON text, for sinks that take flat rows only. */
    JSON
}
