package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * Where a response has its rows, and how each is mapped.
 *
 * @param at JSON Pointer of the rows, such as {@code /data}; empty if the response is a row or an array of rows
 * @param map called once per row, on the request thread, as soon as the row is parsed; a row that is not an object is passed as {@code {"value": row}}
 * @param single whether there is a single row instead of an array
 * @param required JSON Pointer of a field that the single row must have to be a row of the API; empty for none
 */
public record RowReader<T>(String at, Function<ObjectNode, T> map, boolean single, String required) {

    /** Reads an array of rows. */
    public RowReader(String at, Function<ObjectNode, T> map) {
        this(at, map, false, "");
    }

    /** Reads a single row at {@code at}. */
    public static <T> RowReader<T> one(String at, Function<ObjectNode, T> map) {
        return one(at, "", map);
    }

    /** Reads a single row at {@code at}, which must have a value at {@code required}, such as {@code /id}. */
    public static <T> RowReader<T> one(String at, String required, Function<ObjectNode, T> map) {
        return new RowReader<>(at, map, true, required);
    }
}
