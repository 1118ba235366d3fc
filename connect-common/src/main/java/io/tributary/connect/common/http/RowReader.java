package io.tributary.connect.common.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * Where an answer holds its rows, and what is made of each.
 *
 * @param at JSON Pointer of an array of rows or of a single one, such as {@code /data}
 * @param map called once a row, as soon as it is parsed; a row that is no object comes as {@code {"value": row}}
 */
public record RowReader<T>(String at, Function<ObjectNode, T> map) {}
