package io.tributary.connect.common.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.schema.Damaged;
import java.util.List;

/**
 * How a table's rows are read when a row of a page only leads to them: the children of each parent, the full rows of a
 * page of ids, or the rest of a row that came cut. Several requests run at once; the rows leave in the page's order.
 */
public interface Expansion {

    /** Whether {@code row} leads to others; one that does not is a row of the table itself. */
    default boolean isNeeded(ObjectNode row) {
        return true;
    }

    /** Whether {@code row} can be asked about by its {@code id}; one that cannot is no parent, but a row without a key. */
    static boolean hasId(ObjectNode row) {
        JsonNode id = row.path("id");
        return !id.asText("").isEmpty() && !id.isNull() && !(row instanceof Damaged damaged && damaged.isIn(id));
    }

    /** How many parents one call of {@link #read} takes. */
    default int parentsAtOnce() {
        return 1;
    }

    /** How many calls of {@link #read} may run side by side: fewer where the API is strict. */
    default int sideBySide() {
        return Integer.MAX_VALUE;
    }

    /** What is needed of a parent, so that pages of large ones do not fill the memory. */
    default ObjectNode parent(ObjectNode row) {
        return row;
    }

    /**
     * What tells a parent from others; empty where none comes twice in a walk. One is not asked about twice at a time: the
     * answers need not leave in the order in which they came.
     */
    default String identity(ObjectNode parent) {
        return parent.path("id").asText();
    }

    /**
     * What is stored of a parent that is set aside, at most a kilobyte: {@link #read} takes it in the parent's place, and has to
     * bring it up to date.
     */
    default ObjectNode stub(ObjectNode parent) {
        return parent;
    }

    /** When the parent changed, in epoch ms: for tables with a replication key. */
    long time(ObjectNode parent);

    /** A hash of what makes the parent's version: it is expanded again when this changes. */
    long version(ObjectNode parent);

    /**
     * The rows of some parents. Runs on a request thread. A parent that turns out to be newer than its page said may be
     * brought up to date: then the rows count as those of the newer version.
     */
    List<ObjectNode> read(List<ObjectNode> parents, Requester requester);

    /**
     * Whether all is read that the version of a parent stands for. One that was read while more could still come under the
     * same version is read again, and of its rows only those leave that differ.
     */
    default boolean isSettled(ObjectNode parent) {
        return true;
    }
}
