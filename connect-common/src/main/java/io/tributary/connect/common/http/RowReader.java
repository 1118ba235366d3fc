package io.tributary.connect.common.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Function;

/**
 * Where a response has its rows, and how each is mapped, on the request thread, as soon as it is read.
 *
 * @param at JSON Pointer of the rows, such as {@code /data}; empty if the response is a row or an array of rows
 * @param tokens maps a row token by token; null if every row is mapped from its tree
 * @param map maps a row from its tree, if {@code tokens} did not; a row that is not an object is passed as {@code {"value": row}}
 * @param single whether there is a single row instead of an array
 * @param required JSON Pointer of a field that the single row must have to be a row of the API; empty for none
 */
public record RowReader<T>(
        String at, TokenReader<T> tokens, Function<ObjectNode, T> map, boolean single, String required) {

    /** Maps a row token by token. */
    @FunctionalInterface
    public interface TokenReader<T> {
        /**
         * Maps the row that {@code row} is before, up to its last token.
         *
         * @return null if the row has to be mapped from its tree
         * @throws IOException if it is not JSON
         */
        T read(JsonParser row) throws IOException;
    }

    /** Reads an array of rows from their trees. */
    public RowReader(String at, Function<ObjectNode, T> map) {
        this(at, null, map);
    }

    /** Reads an array of rows token by token; {@code map} maps those of which {@code tokens} makes nothing. */
    public RowReader(String at, TokenReader<T> tokens, Function<ObjectNode, T> map) {
        this(at, tokens, map, false, "");
    }

    /** Reads a single row at {@code at}. */
    public static <T> RowReader<T> one(String at, Function<ObjectNode, T> map) {
        return one(at, "", map);
    }

    /** Reads a single row at {@code at}, which must have a value at {@code required}, such as {@code /id}. */
    public static <T> RowReader<T> one(String at, String required, Function<ObjectNode, T> map) {
        return new RowReader<>(at, null, map, true, required);
    }
}
