package io.tributary.connect.common.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.bookmark.Version;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ListRead;
import java.util.List;

/**
 * Rows that are sent together.
 *
 * @param parents the versions of the rows' parents, as their page showed them; empty for a page's own rows
 * @param refreshed the versions of the parents after their rows were read
 * @param settled whether those versions are final and need no rereading
 * @param ids the parents' identities
 * @param sick the one parent whose rows cannot be read, in the form in which it is retried; null if all were read
 * @param list that the rows, or their parents, are in; null if the parents are retried
 * @param listNumber of that list in its slice
 * @param ended the lists that end with this group
 * @param inOrder whether the rows are in the order of their list
 */
public record Group(
        List<Row> rows,
        List<Version> parents,
        List<Version> refreshed,
        boolean settled,
        List<String> ids,
        ObjectNode sick,
        ListRead list,
        int listNumber,
        List<ListRead> ended,
        boolean inOrder) {

    /** The same as rows of the page itself. */
    Group ofPage() {
        return new Group(rows, List.of(), List.of(), true, List.of(), null, list, listNumber, ended, inOrder);
    }

    /** The rows before the one with this index. They end no list. */
    public Group before(int row) {
        return with(rows.subList(0, row), List.of());
    }

    /** The rows from the one with this index on. */
    public Group from(int row) {
        return with(rows.subList(row, rows.size()), ended);
    }

    private Group with(List<Row> some, List<ListRead> endedThen) {
        return new Group(some, parents, refreshed, settled, ids, sick, list, listNumber, endedThen, inOrder);
    }
}
