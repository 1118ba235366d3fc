package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A cheap request that any good credential may send, and the form of its good answer: any other answer is not the API's.
 *
 * @param answer where the answer has its rows, or its one row and what that has at least
 */
public record Check(ApiRequest request, RowReader<ObjectNode> answer) {

    /** A check that is answered by a list. */
    public static Check list(ApiRequest request, String rowsAt) {
        return new Check(request, new RowReader<>(rowsAt, row -> row));
    }

    /**
     * A check that is answered by one row.
     *
     * @param at JSON Pointer of the row; empty where the whole answer is the row
     * @param required JSON Pointer, within the row, of what each such row has
     */
    public static Check row(ApiRequest request, String at, String required) {
        return new Check(request, RowReader.one(at, required, row -> row));
    }
}
