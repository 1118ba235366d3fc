package io.tributary.connect.common.table;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Brings an odd row into the declared form, before it is mapped. Runs on request threads. */
@FunctionalInterface
public interface RowEdit {
    RowEdit NONE = (row, list) -> row;

    /**
     * @param row as received; may be changed
     * @param list that the row is in; null if an expansion read it
     */
    ObjectNode edit(ObjectNode row, ListRead list);
}
