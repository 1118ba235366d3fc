package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Filters on fields other than times, as predicates on a row's JSON. */
final class FieldPredicate {

    private static final Set<String> ON_ALL = Set.of("=", "!=", "IN", "NIN");
    private static final Set<String> ON_NUMBERS = Set.of(">", "<");
    private static final Set<String> ON_TEXTS = Set.of("~", "!~", "^", "$");
    /** Fields whose values are in a list of the row. */
    private static final Map<String, String> LISTS = Map.of("tag_id", "tags");

    private FieldPredicate() {}

    /**
     * The predicate of a filter.
     *
     * @throws io.tributary.simulators.http.Refusal if the field's type does not support the operator
     */
    static Predicate<JsonNode> of(String field, SearchFields.Type type, String operator, JsonNode value) {
        boolean number = type == SearchFields.Type.NUMBER || type == SearchFields.Type.CUSTOM && value.isNumber();
        if (!ON_ALL.contains(operator) && !(number ? ON_NUMBERS : ON_TEXTS).contains(operator)) {
            throw IntercomErrors.malformed("parameter_invalid", operator + " is not supported for " + field);
        }
        if (value.isArray() != operator.endsWith("IN")) {
            throw IntercomErrors.malformed("type_mismatch", "the value of " + field + " does not fit " + operator);
        }
        return row -> compare(values(row, field), operator, value);
    }

    private static boolean compare(List<String> actual, String operator, JsonNode value) {
        String wanted = value.asText();
        return switch (operator) {
            case "=" -> actual.contains(wanted);
            case "!=" -> !actual.contains(wanted);
            case "IN" -> actual.stream().anyMatch(texts(value)::contains);
            case "NIN" -> actual.stream().noneMatch(texts(value)::contains);
            case ">" -> actual.stream().anyMatch(text -> number(text) > value.asDouble());
            case "<" -> actual.stream().anyMatch(text -> number(text) < value.asDouble());
            case "~" -> actual.stream().anyMatch(text -> lower(text).contains(lower(wanted)));
            case "!~" -> actual.stream().noneMatch(text -> lower(text).contains(lower(wanted)));
            case "^" -> actual.stream().anyMatch(text -> lower(text).startsWith(lower(wanted)));
            default -> actual.stream().anyMatch(text -> lower(text).endsWith(lower(wanted)));
        };
    }

    private static List<String> values(JsonNode row, String field) {
        if (LISTS.containsKey(field)) {
            JsonNode list = row.path(LISTS.get(field));
            return texts(list.has("data") ? list.path("data").findValues("id") : list.findValues("id"));
        }
        JsonNode value = field.startsWith("custom_attributes.")
                ? row.path("custom_attributes").path(field.substring("custom_attributes.".length()))
                : row.at("/" + field.replace('.', '/'));
        return value.isValueNode() && !value.isNull() ? List.of(value.asText()) : List.of();
    }

    private static List<String> texts(Iterable<JsonNode> values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static double number(String text) {
        return text.matches("-?[0-9.]+") ? Double.parseDouble(text) : Double.NaN;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
