package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.RowForm;
import io.tributary.connect.common.schema.WireRow;
import io.tributary.connect.common.table.ListRead;
import java.io.IOException;
import java.util.List;

/**
 * Reads people in both forms of {@code POST /customers/attributes}, row by row: bare ({@code {"identifiers": {…},
 * "attributes": {…}, …}}; seen live, 2026-10), or wrapped in {@code customer} (App API reference). Keys are in {@code
 * identifiers}; the {@code id} next to it only repeats the requested id, or is empty.
 */
enum PersonForm implements RowForm {
    BARE_OR_WRAPPED;

    private static final String CUSTOMER = "customer";
    private static final String IDENTIFIERS = "identifiers";
    private static final String ID = "id";

    /** The object that has the person's fields: the row itself, or the one inside it. */
    static ObjectNode person(ObjectNode row) {
        return !row.path(IDENTIFIERS).isObject() && row.get(CUSTOMER) instanceof ObjectNode wrapped ? wrapped : row;
    }

    /**
     * Adds the {@code cio_id} to a row that lacks it but repeats the requested value (seen in the code of another client).
     * Modifies the row.
     *
     * @param requested the requested values of {@code cio_id}
     */
    static ObjectNode identified(ObjectNode row, List<String> requested) {
        ObjectNode person = person(row);
        JsonNode identifiers = person.path(IDENTIFIERS);
        String id = person.path(ID).asText("");
        boolean replaceable = identifiers.isObject() || identifiers.isMissingNode() || identifiers.isNull();
        if (replaceable && identifiers.path(People.ID).asText("").isEmpty() && requested.contains(id)) {
            person.withObjectProperty(IDENTIFIERS).put(People.ID, id);
        }
        return row;
    }

    /**
     * Lets the first member of an odd row show its form: {@code customer} comes first in a wrapped row and last in a bare one. Modifies
     * the row.
     */
    static ObjectNode ordered(ObjectNode row, ListRead list) {
        if (row.get(CUSTOMER) instanceof ObjectNode customer) {
            ObjectNode others = row.objectNode().<ObjectNode>setAll(row).without(CUSTOMER);
            boolean wrapped = person(row) == customer;
            row.removeAll();
            row.setAll(wrapped ? row.objectNode().set(CUSTOMER, customer) : others);
            row.setAll(wrapped ? others : row.objectNode().set(CUSTOMER, customer));
        }
        return row;
    }

    @Override
    public void read(WireRow row) throws IOException {
        new Person(row).read();
    }

    /** The fields of one person, and a fingerprint that is the same in both forms: that of the wrapped form. */
    private static final class Person {
        private final WireRow row;
        private boolean isFirst = true;
        private boolean isWrapped;

        Person(WireRow row) {
            this.row = row;
        }

        void read() throws IOException {
            row.members(this::member);
            if (!isWrapped) {
                row.wrap(CUSTOMER);
            }
        }

        private void member(String name) throws IOException {
            if (row.isObject() && name.equals(CUSTOMER)) {
                customer(name);
            } else if (isWrapped) {
                other(name);
            } else {
                field(name);
            }
            isFirst = false;
        }

        private void customer(String name) throws IOException {
            if (isFirst) {
                isWrapped = true;
                row.members(this::field);
            } else {
                row.notes().odd();
                row.field(name);
            }
        }

        /** A member next to the person. */
        private void other(String name) throws IOException {
            if (row.isObject() && name.equals(IDENTIFIERS)) {
                row.notes().odd();
            }
            row.field(name);
        }

        private void field(String name) throws IOException {
            if (row.isObject() && name.equals(IDENTIFIERS)) {
                row.members(row::field);
            } else if (name.equals(ID)) {
                row.skip();
            } else {
                row.field(name);
            }
        }
    }
}
