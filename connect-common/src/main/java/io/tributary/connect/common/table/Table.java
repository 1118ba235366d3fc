package io.tributary.connect.common.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.schema.Integers;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.RowForm;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * One table of a vendor's API. Its fields stand in {@code schemas/NAME.json}.
 *
 * @param name in lower snake case, as in the topic's name
 * @param primaryKey the fields that identify a row
 * @param rowsAt JSON Pointer of the rows in an answer
 * @param replication how the table is read and kept up to date
 * @param options what is odd about its rows
 * @param weight its expected share of the requests, compared with the vendor's other tables
 */
public record Table(
        String name, List<String> primaryKey, String rowsAt, Replication replication, RowOptions options, int weight) {

    /**
     * What is odd about a table's rows.
     *
     * @param totalAt JSON Pointer of the number of rows in an answer; null where the API does not tell
     * @param edit brings an odd row into the declared form
     * @param form how a row on the wire shows the declared fields
     * @param deleted whether a row says that it is deleted
     * @param time when a row counts as changed, where that is not the replication key alone
     * @param changed when a row last changed, in epoch ms, where it tells that beside its replication key
     * @param unchanging whether a row never changes, so that its key tells whether it was sent
     * @param headers record headers for what a row does not say itself; takes what it uses out of the row
     * @param expansion how rows are read for the rows of a page; null where a page's rows are the table's
     * @param revision which of a page's rows with one key is the newest: the one with the highest; null where no page holds
     *     a key twice
     */
    public record RowOptions(
            String totalAt,
            RowEdit edit,
            RowForm form,
            Predicate<ObjectNode> deleted,
            RowTime time,
            ToLongFunction<ObjectNode> changed,
            boolean unchanging,
            Function<ObjectNode, Map<String, String>> headers,
            Expansion expansion,
            ToLongFunction<ObjectNode> revision) {

        /** How many rows the list of {@code page} has, as far as it tells; -1 where it does not. */
        public long total(Page<?> page) {
            JsonNode told = totalAt == null
                    ? MissingNode.getInstance()
                    : page.envelope().at(totalAt);
            return Integers.of(told, -1);
        }
    }

    /** A table whose further properties are told one by one. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Tells the properties of a table. */
    public static final class Builder {
        private final String name;
        private List<String> primaryKey = List.of();
        private String rowsAt = "";
        private String totalAt;
        private RowEdit edit = RowEdit.NONE;
        private RowForm form = RowForm.PLAIN;
        private Predicate<ObjectNode> deleted = row -> false;
        private RowTime time = RowTime.DECLARED;
        private ToLongFunction<ObjectNode> changed = row -> Row.NO_TIME;
        private boolean unchanging;
        private Function<ObjectNode, Map<String, String>> headers = row -> Map.of();
        private Expansion expansion;
        private ToLongFunction<ObjectNode> revision;
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

        public Builder changedAt(ToLongFunction<ObjectNode> of) {
            changed = of;
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

        public Builder revision(ToLongFunction<ObjectNode> of) {
            revision = of;
            return this;
        }

        public Builder weight(int share) {
            weight = share;
            return this;
        }

        /** The table, replicated so. */
        public Table replicate(Replication replication) {
            RowOptions options = new RowOptions(
                    totalAt, edit, form, deleted, time, changed, unchanging, headers, expansion, revision);
            return new Table(name, primaryKey, rowsAt, replication, options, weight);
        }
    }
}
