package io.tributary.connect.common.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.schema.Damaged;
import io.tributary.connect.common.schema.Row;
import java.util.List;

/**
 * How a table's rows are read when a row of a page only leads to them: the children of each parent, the full rows of a
 * page of ids, or the rest of a truncated row. Several requests run at once; the rows are sent in the page's order.
 */
public interface Expansion {

    /** Whether {@code row} leads to other rows; otherwise it is a row of the table itself. */
    default boolean isNeeded(ObjectNode row) {
        return true;
    }

    /** Whether it is needed only for rows that the table's form calls odd. */
    default boolean isForOddRows() {
        return false;
    }

    /**
     * Whether the rows are inside their parent, so that reading them takes no request. Each is then new by its own version, like
     * the rows of a page, whatever the version of its parent.
     */
    default boolean isInside() {
        return false;
    }

    /** Whether {@code row} can be requested by its {@code id}; if not, it is no parent, but a row without a key. */
    static boolean hasId(ObjectNode row) {
        JsonNode id = row.path("id");
        return !id.asText("").isEmpty() && !id.isNull() && !(row instanceof Damaged damaged && damaged.isIn(id));
    }

    /** How many parents one call of {@link #read} takes. */
    default int parentsAtOnce() {
        return 1;
    }

    /** How many calls of {@link #read} may run at once: fewer if the API is strict. */
    default int sideBySide() {
        return Integer.MAX_VALUE;
    }

    /** The fields of a parent that are needed, so that pages of large parents do not fill the memory. */
    default ObjectNode parent(ObjectNode row) {
        return row;
    }

    /**
     * What identifies a parent; empty if none appears twice in a slice. One parent is never requested twice at a time, as
     * the responses may be sent in another order than they came.
     */
    default String identity(ObjectNode parent) {
        return parent.path("id").asText();
    }

    /**
     * What is stored of a parent that is set aside, at most a kilobyte: {@link #read} gets it in the parent's place, and has to
     * update it.
     */
    default ObjectNode stub(ObjectNode parent) {
        return parent;
    }

    /** When the parent changed, in epoch ms; for tables with a replication key. */
    long time(ObjectNode parent);

    /** A hash of the parent's version: when it changes, the parent's rows are read again. */
    long version(ObjectNode parent);

    /**
     * Reads the rows of some parents. Runs on a request thread. A parent that turns out to be newer than its page said may be
     * updated: then the rows count as those of the newer version.
     *
     * @param rows maps them
     */
    List<Row> read(List<ObjectNode> parents, Requester requester, ChildRows rows);

    /**
     * Whether a parent's version is final. A parent whose rows may still change without a new version is read again, and only
     * rows that differ are sent.
     */
    default boolean isSettled(ObjectNode parent) {
        return true;
    }
}
