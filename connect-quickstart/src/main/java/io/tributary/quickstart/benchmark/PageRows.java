package io.tributary.quickstart.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a response of which nothing is known: the longest list of objects that is not inside another list; the response
 * itself if it has none.
 */
final class PageRows {
    /** How many objects may be around the list. */
    private static final int DEEPEST = 3;

    private PageRows() {}

    /** The rows of a tree of maps and lists. */
    static List<?> of(Object page) {
        List<?> rows = longest(page, DEEPEST);
        return rows.isEmpty() ? List.of(page) : rows;
    }

    private static List<?> longest(Object value, int deepest) {
        if (value instanceof List<?> list) {
            return list.stream().allMatch(Map.class::isInstance) ? list : List.of();
        }
        List<?> longest = List.of();
        if (value instanceof Map<?, ?> object && deepest > 0) {
            for (Object member : object.values()) {
                List<?> rows = longest(member, deepest - 1);
                longest = rows.size() > longest.size() ? rows : longest;
            }
        }
        return longest;
    }

    /** A JSON tree as maps and lists. */
    static Object plain(JsonNode node) {
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
        node.properties().forEach(member -> object.put(member.getKey(), plain(member.getValue())));
        return object;
    }

    private static List<Object> list(JsonNode node) {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(element -> list.add(plain(element)));
        return list;
    }
}
