package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Where a row on the wire has the declared fields, if they are not its members. Called from request threads. */
public interface RowForm {
    /** The row's members are the fields. */
    RowForm PLAIN = new RowForm() {
        @Override
        public void read(ObjectNode row, Sink sink) {
            row.properties()
                    .forEach(member -> sink.field(member.getKey(), List.of(member.getKey()), member.getValue()));
        }

        @Override
        public String name(String member) {
            return member;
        }
    };

    /** Passes every field of the row to {@code sink}. */
    void read(ObjectNode row, Sink sink);

    /** The declared name of the member {@code member} of a nested object. */
    String name(String member);

    /**
     * The content that the row's fingerprint is computed from. It is the same for all forms in which the vendor returns a row.
     *
     * @param row is not modified
     */
    default ObjectNode content(ObjectNode row) {
        return row;
    }

    /** Receives the fields of a row. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param name the field's name, declared or not
         * @param path the members that lead to it on the wire
         */
        void field(String name, List<String> path, JsonNode value);
    }
}
