package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A cheap request that any valid credential may send, and the format of its successful response. Any other response is not the
 * API's.
 *
 * @param reader reads the rows of the response, or its only row with a required field
 */
public record Check(ApiRequest request, RowReader<ObjectNode> reader) {

    /** A check whose response is a list. */
    public static Check list(ApiRequest request, String rowsAt) {
        return new Check(request, new RowReader<>(rowsAt, row -> row));
    }

    /**
     * A check whose response is one row.
     *
     * @param at JSON Pointer of the row; empty if the response is the row
     * @param required JSON Pointer, within the row, of a field that every such row has
     */
    public static Check row(ApiRequest request, String at, String required) {
        return new Check(request, RowReader.one(at, required, row -> row));
    }
}
