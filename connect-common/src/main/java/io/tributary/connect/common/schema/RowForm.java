package io.tributary.connect.common.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** How a row on the wire shows the declared fields, where they are not its own members under their own names. */
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

    /** Hands every field of the row to {@code sink}. */
    void read(ObjectNode row, Sink sink);

    /** The declared name of the member {@code member} of a nested object. */
    String name(String member);

    /**
     * What the row's version is made of: the same for one row in all forms in which the vendor shows it.
     *
     * @param row is not changed
     */
    default ObjectNode content(ObjectNode row) {
        return row;
    }

    /** Takes the fields of a row. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param name the field's name, declared or not
         * @param path the members that lead to it on the wire
         */
        void field(String name, List<String> path, JsonNode value);
    }
}
