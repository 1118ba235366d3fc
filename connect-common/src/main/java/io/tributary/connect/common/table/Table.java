package io.tributary.connect.common.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.schema.Integers;
import io.tributary.connect.common.schema.RowForm;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * One table of a vendor's API. Its fields are declared in {@code schemas/NAME.json}.
 *
 * @param name in lower snake case, as in the topic's name
 * @param primaryKey the fields that identify a row
 * @param rowsAt JSON Pointer of the rows in a response
 * @param replication how the table is read and kept up to date
 * @param options in which its rows differ from plain ones
 * @param weight its expected share of the requests, compared with the vendor's other tables
 */
public record Table(
        String name, List<String> primaryKey, String rowsAt, Replication replication, RowOptions options, int weight) {

    private static final Predicate<ObjectNode> NOT_DELETED = row -> false;
    private static final Function<ObjectNode, Map<String, String>> NO_HEADERS = row -> Map.of();

    /**
     * How a table's rows differ from plain ones. What takes a row's JSON costs a tree for each row.
     *
     * @param single whether a response has a single row instead of an array
     * @param totalAt JSON Pointer of the list's total in a response; null if the API reports none
     * @param added the fields that a list adds to each of its rows, in place of their own of these names; null if it adds none
     * @param edit brings an odd row into the declared form; if the table has a form of its own, that says which rows are odd
     * @param form how a row on the wire shows the declared fields
     * @param deleted whether a row says that it is deleted, if its form does not know
     * @param time when a row counts as changed, if that is not its replication key alone
     * @param timeInJson the same, in epoch ms, for rows whose time is no field of the table; null if it is one
     * @param unchanging whether rows never change, so that a row's key says whether it was sent
     * @param headers record headers for what is not a field of the table; removes what it uses from the row
     * @param expansion how rows are read for the rows of a page; null if a page's rows are the table's
     * @param repeating whether a page may hold a key twice: the row with the highest revision, which its form knows, is the newest
     */
    public record RowOptions(
            boolean single,
            String totalAt,
            Function<ListRead, ObjectNode> added,
            RowEdit edit,
            RowForm form,
            Predicate<ObjectNode> deleted,
            RowTime time,
            ToLongFunction<ObjectNode> timeInJson,
            boolean unchanging,
            Function<ObjectNode, Map<String, String>> headers,
            Expansion expansion,
            boolean repeating) {

        /** Whether a row is mapped from its JSON tree, not token by token: an option reads the tree. */
        public boolean needTree() {
            return edit != RowEdit.NONE && form == RowForm.PLAIN
                    || timeInJson != null
                    || deleted != NOT_DELETED
                    || headers != NO_HEADERS;
        }

        /** The fields that {@code list} adds to each of its rows. Null if it adds none. */
        public ObjectNode added(ListRead list) {
            return added == null ? null : added.apply(list);
        }

        /** The total that {@code page} reports for its list; -1 if none. */
        public long total(Page<?> page) {
            JsonNode total = totalAt == null
                    ? MissingNode.getInstance()
                    : page.envelope().at(totalAt);
            return Integers.of(total, -1);
        }
    }

    /** Starts to build a table. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Builds a table. */
    public static final class Builder {
        private final String name;
        private List<String> primaryKey = List.of();
        private String rowsAt = "";
        private boolean single;
        private String totalAt;
        private Function<ListRead, ObjectNode> added;
        private RowEdit edit = RowEdit.NONE;
        private RowForm form = RowForm.PLAIN;
        private Predicate<ObjectNode> deleted = NOT_DELETED;
        private RowTime time = RowTime.DECLARED;
        private ToLongFunction<ObjectNode> timeInJson;
        private boolean unchanging;
        private Function<ObjectNode, Map<String, String>> headers = NO_HEADERS;
        private Expansion expansion;
        private boolean repeating;
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

        /** Where a response has its only row, which is an object. */
        public Builder rowAt(String pointer) {
            single = true;
            return rowsAt(pointer);
        }

        public Builder totalAt(String pointer) {
            totalAt = pointer;
            return this;
        }

        public Builder adding(Function<ListRead, ObjectNode> fields) {
            added = fields;
            return this;
        }

        public Builder edit(RowEdit change) {
            edit = change;
            return this;
        }

        public Builder form(RowForm wire) {
            form = wire;
            return this;
        }

        public Builder deletedWhen(Predicate<ObjectNode> says) {
            deleted = says;
            return this;
        }

        public Builder timedBy(RowTime of) {
            time = of;
            return this;
        }

        public Builder timedAt(ToLongFunction<ObjectNode> of) {
            timeInJson = of;
            return this;
        }

        public Builder unchanging() {
            unchanging = true;
            return this;
        }

        public Builder headers(Function<ObjectNode, Map<String, String>> of) {
            headers = of;
            return this;
        }

        public Builder expand(Expansion rows) {
            expansion = rows;
            return this;
        }

        public Builder repeating() {
            repeating = true;
            return this;
        }

        public Builder weight(int share) {
            weight = share;
            return this;
        }

        /** The table with this replication. */
        public Table replicate(Replication replication) {
            RowOptions options = new RowOptions(
                    single,
                    totalAt,
                    added,
                    edit,
                    form,
                    deleted,
                    time,
                    timeInJson,
                    unchanging,
                    headers,
                    expansion,
                    repeating);
            return new Table(name, primaryKey, rowsAt, replication, options, weight);
        }
    }
}
