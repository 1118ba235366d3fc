package io.tributary.connect.common.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One table of a vendor's API. Its fields stand in {@code schemas/NAME.json}.
 *
 * @param name in lower snake case, as in the topic's name
 * @param primaryKey the fields that identify a row
 * @param rowsAt JSON Pointer of the rows in an answer
 * @param replication how the table is read and kept up to date
 * @param edit brings an odd row into the declared form, before it is mapped
 * @param expansion how rows are read for the rows of a page; null where a page's rows are the table's
 * @param totalAt JSON Pointer of the number of rows in an answer; null where the API does not tell
 * @param weight its expected share of the requests, compared with the vendor's other tables
 */
public record Table(
        String name,
        List<String> primaryKey,
        String rowsAt,
        Replication replication,
        UnaryOperator<ObjectNode> edit,
        Expansion expansion,
        String totalAt,
        int weight) {

    /** A table whose further properties are told one by one. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Tells the properties of a table. */
    public static final class Builder {
        private final String name;
        private List<String> primaryKey = List.of();
        private String rowsAt = "";
        private UnaryOperator<ObjectNode> edit = UnaryOperator.identity();
        private Expansion expansion;
        private String totalAt;
        private int weight = 1;

        private Builder(String name) {
            this.name = name;
        }

        public Builder primaryKey(String... fields) {
            primaryKey = List.of(fields);
            return this;
        }

        public Builder rowsAt(String pointer) {
            rowsAt = pointer;
            return this;
        }

        public Builder totalAt(String pointer) {
            totalAt = pointer;
            return this;
        }

        public Builder edit(UnaryOperator<ObjectNode> change) {
            edit = change;
            return this;
        }

        public Builder expand(Expansion rows) {
            expansion = rows;
            return this;
        }

        public Builder weight(int share) {
            weight = share;
            return this;
        }

        /** The table, replicated so. */
        public Table replicate(Replication replication) {
            return new Table(name, primaryKey, rowsAt, replication, edit, expansion, totalAt, weight);
        }
    }
}
