package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/**
 * A row on the wire, which its {@link RowForm} reads value by value, in the order in which they come. Each value is consumed once: as a
 * declared field, as an object whose members are consumed, or as a tree.
 */
public interface WireRow {

    /** Consumes a member of an object. */
    @FunctionalInterface
    interface MemberReader {
        /**
         * Consumes the current value.
         *
         * @param name the member's name on the wire
         */
        void read(String name) throws IOException;
    }

    /** Whether the current value is an object. */
    boolean isObject();

    /** Whether the current value is null. */
    boolean isNull();

    /** Whether the current value is text. */
    boolean isText();

    /** Consumes the current value, which is an object: {@code reader} consumes each member. */
    void members(MemberReader reader) throws IOException;

    /**
     * Consumes the current value as the field {@code name}, declared or not.
     *
     * @return the field's value in the row; null if it has none
     */
    Object field(String name) throws IOException;

    /** Consumes the current value. */
    JsonNode tree() throws IOException;

    /** Consumes the current value, which is no part of the row: neither a field, nor in the fingerprint. */
    void skip() throws IOException;

    /** Lets the fingerprint be that of an object whose only member, {@code name}, is the object that was consumed last. */
    void wrap(String name);

    /**
     * Sets a field from a value that was consumed as a tree.
     *
     * @param name the field's name, declared or not
     * @param path the members that lead to the value on the wire
     */
    void field(String name, List<String> path, JsonNode value) throws IOException;

    /** What the row says besides its fields. */
    RowNotes notes();
}
