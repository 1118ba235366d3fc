package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * Where an answer holds its rows, and what is made of each.
 *
 * @param at JSON Pointer of the rows, such as {@code /data}; empty where the whole answer is a row or an array of them
 * @param map called once a row, as soon as it is parsed; a row that is no object comes as {@code {"value": row}}
 * @param single whether there is one row, in no array
 * @param required JSON Pointer of what the single row has: an object without it is no row of the API; empty for nothing
 */
public record RowReader<T>(String at, Function<ObjectNode, T> map, boolean single, String required) {

    /** A reader of an array of rows. */
    public RowReader(String at, Function<ObjectNode, T> map) {
        this(at, map, false, "");
    }

    /** A reader of the one row at {@code at}. */
    public static <T> RowReader<T> one(String at, Function<ObjectNode, T> map) {
        return one(at, "", map);
    }

    /** A reader of the one row at {@code at}, which has something at {@code required}, such as {@code /id}. */
    public static <T> RowReader<T> one(String at, String required, Function<ObjectNode, T> map) {
        return new RowReader<>(at, map, true, required);
    }
}
