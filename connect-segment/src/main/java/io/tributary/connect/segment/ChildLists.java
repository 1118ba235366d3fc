package io.tributary.connect.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.pagination.Listing;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.Expansion;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads the children of each parent: a list below the parent's path, read once per id. A destination with several sources
 * is listed once for each of them, but has one list of children.
 */
final class ChildLists implements Expansion {
    private final String table;
    private final Function<String, ApiRequest> list;
    private final String rowsAt;
    private final UnaryOperator<ObjectNode> kept;
    private final BinaryOperator<ObjectNode> row;
    private final int sideBySide;
    private final GoneParents gone = new GoneParents();

    /**
     * @param table for messages
     * @param list the first page of a parent's children, by the parent's id
     * @param rowsAt JSON Pointer of the children
     * @param kept the part of a parent to keep
     * @param row combines a child (first) and its parent into a row of the table
     */
    ChildLists(
            String table,
            Function<String, ApiRequest> list,
            String rowsAt,
            UnaryOperator<ObjectNode> kept,
            BinaryOperator<ObjectNode> row) {
        this(table, list, rowsAt, kept, row, Integer.MAX_VALUE);
    }

    private ChildLists(
            String table,
            Function<String, ApiRequest> list,
            String rowsAt,
            UnaryOperator<ObjectNode> kept,
            BinaryOperator<ObjectNode> row,
            int sideBySide) {
        this.table = table;
        this.list = list;
        this.rowsAt = rowsAt;
        this.kept = kept;
        this.row = row;
        this.sideBySide = sideBySide;
    }

    /** The same, reading one parent after the other: for an endpoint with a stricter limit of its own. */
    ChildLists oneByOne() {
        return new ChildLists(table, list, rowsAt, kept, row, 1);
    }

    @Override
    public int sideBySide() {
        return sideBySide;
    }

    /** The part to keep of a parent that adds nothing to its children. */
    static ObjectNode idOnly(ObjectNode parent) {
        return parent.retain("id");
    }

    @Override
    public boolean isNeeded(ObjectNode row) {
        return Expansion.hasId(row);
    }

    @Override
    public ObjectNode parent(ObjectNode parent) {
        return kept.apply(parent);
    }

    /** There is no time of change of a parent. */
    @Override
    public long time(ObjectNode parent) {
        return Row.NO_TIME;
    }

    @Override
    public long version(ObjectNode parent) {
        return Fingerprint.hash(id(parent));
    }

    @Override
    public List<ObjectNode> read(List<ObjectNode> parents, Requester requester) {
        return parents.stream()
                .flatMap(parent -> gone.skip(() -> read(parent, requester)).stream())
                .toList();
    }

    private List<ObjectNode> read(ObjectNode parent, Requester requester) {
        ApiRequest first = list.apply(id(parent));
        return Listing.read(table, requester, first, SegmentPages.PAGES, rowsAt).stream()
                .map(child -> row.apply(child, parent))
                .toList();
    }

    private static String id(ObjectNode parent) {
        return parent.path("id").asText();
    }
}
