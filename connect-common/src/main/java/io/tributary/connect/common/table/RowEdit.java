package io.tributary.connect.common.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;

/** Brings an odd row into the declared form, before it is mapped. */
@FunctionalInterface
public interface RowEdit {
    RowEdit NONE = (row, request) -> row;

    /**
     * @param row as it came; may be changed
     * @param request that was answered with it; null where an expansion has read it
     */
    ObjectNode edit(ObjectNode row, ApiRequest request);
}
