package io.tributary.connect.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.pagination.Listing;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.Expansion;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads the children of each parent: a list below the parent's path, read once per id. A destination with several sources
 * is listed once for each of them, but has one list of children.
 */
final class ChildLists implements Expansion {
    private final String table;
    private final Function<String, ApiRequest> list;
    private final UnaryOperator<ObjectNode> kept;
    private final BiFunction<ChildRows, ObjectNode, RowReader<Row>> reader;
    private final int sideBySide;
    private final GoneParents gone;

    /**
     * @param table for messages
     * @param list the first page of a parent's children, by the parent's id
     * @param kept the part of a parent to keep
     * @param reader reads the children of a parent
     */
    ChildLists(
            String table,
            Function<String, ApiRequest> list,
            UnaryOperator<ObjectNode> kept,
            BiFunction<ChildRows, ObjectNode, RowReader<Row>> reader) {
        this(table, list, kept, reader, Integer.MAX_VALUE, GoneParents.ofMany());
    }

    private ChildLists(
            String table,
            Function<String, ApiRequest> list,
            UnaryOperator<ObjectNode> kept,
            BiFunction<ChildRows, ObjectNode, RowReader<Row>> reader,
            int sideBySide,
            GoneParents gone) {
        this.table = table;
        this.list = list;
        this.kept = kept;
        this.reader = reader;
        this.sideBySide = sideBySide;
        this.gone = gone;
    }

    /** The same, reading one parent after the other: for an endpoint with a stricter limit of its own. */
    ChildLists oneByOne() {
        return new ChildLists(table, list, kept, reader, 1, gone);
    }

    /** The same for parents of which a workspace may have only one. */
    ChildLists ofFewParents() {
        return new ChildLists(table, list, kept, reader, sideBySide, GoneParents.ofFew());
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
    public List<Row> read(List<ObjectNode> parents, Requester requester, ChildRows rows) {
        return parents.stream()
                .flatMap(parent -> gone.skip(() -> read(parent, requester, rows)).stream())
                .toList();
    }

    private List<Row> read(ObjectNode parent, Requester requester, ChildRows rows) {
        ApiRequest first = list.apply(id(parent));
        return Listing.read(table, requester, first, SegmentPages.PAGES, reader.apply(rows, parent));
    }

    private static String id(ObjectNode parent) {
        return parent.path("id").asText();
    }
}
