package io.tributary.quickstart.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rows of a response of which nothing is known: the longest list of objects that is not inside another list; the response
 * itself if it has none. Responses are JSON trees, or maps and lists.
 */
final class PageRows {
    /** How many objects may be around the list. */
    private static final int DEEPEST = 3;

    private PageRows() {}

    /** The rows, which become maps and lists one by one. */
    static Stream<Object> of(Object page) {
        List<?> rows = longest(page, DEEPEST);
        return (rows.isEmpty() ? List.of(page) : rows).stream().map(PageRows::plain);
    }

    private static List<?> longest(Object value, int deepest) {
        List<?> longest = objects(value);
        if (deepest > 0) {
            for (Object member : members(value)) {
                List<?> rows = longest(member, deepest - 1);
                longest = rows.size() > longest.size() ? rows : longest;
            }
        }
        return longest;
    }

    /** The elements of a list of objects; nothing if the value is something else. */
    private static List<?> objects(Object value) {
        if (value instanceof ArrayNode array && array.valueStream().allMatch(JsonNode::isObject)) {
            return array.valueStream().toList();
        }
        return value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance) ? list : List.of();
    }

    /** The values of an object's members; nothing if the value is something else. */
    private static Collection<?> members(Object value) {
        if (value instanceof ObjectNode object) {
            return object.valueStream().toList();
        }
        return value instanceof Map<?, ?> object ? object.values() : List.of();
    }

    private static Object plain(Object row) {
        return row instanceof JsonNode node ? value(node) : row;
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> list(node);
            case NUMBER -> number(node);
            case BOOLEAN -> node.booleanValue();
            case NULL -> null;
            default -> node.textValue();
        };
    }

    private static Number number(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        return node.doubleValue();
    }

    private static Map<String, Object> object(JsonNode node) {
        Map<String, Object> object = new LinkedHashMap<>();
        node.properties().forEach(member -> object.put(member.getKey(), value(member.getValue())));
        return object;
    }

    private static List<Object> list(JsonNode node) {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(element -> list.add(value(element)));
        return list;
    }
}
