package io.tributary.connect.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.config.Refusal;
import io.tributary.connect.common.json.Json;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Accepts the filter that the people search requires (App API reference, "Search for customers"): one of {@code and},
 * {@code or}, {@code not}, {@code segment} and {@code attribute}. The API accepts {@code not}, but it matches nobody (seen
 * live, 2026-10).
 */
final class PeopleFilter implements ConfigDef.Validator {
    /** Everyone has a {@code cio_id}, but not an {@code id} (seen live, 2026-10: 2 of 121 had none). */
    static final String EVERYONE = "{\"and\":[{\"attribute\":{\"field\":\"cio_id\",\"operator\":\"exists\"}}]}";

    private static final List<String> OPERATORS = List.of("eq", "exists");

    /**
     * @throws IllegalArgumentException if it is not a filter
     */
    static ObjectNode parse(String text) {
        JsonNode filter = Json.parse(text);
        if (!isFilter(filter)) {
            throw new IllegalArgumentException("not a filter for people");
        }
        return (ObjectNode) filter;
    }

    private static boolean isFilter(JsonNode node) {
        if (!node.isObject() || node.size() != 1) {
            return false;
        }
        String kind = node.fieldNames().next();
        JsonNode value = node.get(kind);
        return switch (kind) {
            case "and", "or" -> areFilters(value);
            case "not" -> isFilter(value);
            case "segment" -> value.path("id").isIntegralNumber();
            case "attribute" -> isAttribute(value);
            default -> false;
        };
    }

    private static boolean areFilters(JsonNode node) {
        return node.isArray()
                && !node.isEmpty()
                && StreamSupport.stream(node.spliterator(), false).allMatch(PeopleFilter::isFilter);
    }

    private static boolean isAttribute(JsonNode node) {
        String operator = node.path("operator").asText();
        return node.path("field").isTextual()
                && OPERATORS.contains(operator)
                && (operator.equals("exists") || node.has("value"));
    }

    @Override
    public void ensureValid(String name, Object value) {
        try {
            parse((String) value);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(name, "must be " + this);
        }
    }

    @Override
    public String toString() {
        return "a JSON object with one of \"and\", \"or\" (arrays of such objects), \"segment\""
                + " (with \"id\"), \"attribute\" (with \"field\", \"operator\" eq or exists, and for eq \"value\")";
    }
}
