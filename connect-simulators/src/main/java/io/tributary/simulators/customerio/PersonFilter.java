package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The filters of a search for people, on wrapped rows. No person is in a segment with an odd number. {@code not} finds nobody, like the
 * real API (2026-10).
 */
final class PersonFilter {

    private PersonFilter() {}

    static Predicate<JsonNode> parse(JsonNode filter) {
        if (!filter.isObject() || filter.size() != 1) {
            throw CustomerIoErrors.malformed("filter needs exactly one of and, or, not, segment, attribute");
        }
        String kind = filter.fieldNames().next();
        JsonNode value = filter.get(kind);
        return switch (kind) {
            case "and" -> all(value).reduce(person -> true, Predicate::and);
            case "or" -> all(value).reduce(person -> false, Predicate::or);
            case "not" -> parse(value).and(person -> false);
            case "segment" -> person -> value.path("id").asLong() % 2 == 0;
            case "attribute" -> attribute(value);
            default -> throw CustomerIoErrors.malformed("no filter: " + kind);
        };
    }

    private static Stream<Predicate<JsonNode>> all(JsonNode filters) {
        if (!filters.isArray()) {
            throw CustomerIoErrors.malformed("and, or need arrays");
        }
        return StreamSupport.stream(filters.spliterator(), false).map(PersonFilter::parse);
    }

    private static Predicate<JsonNode> attribute(JsonNode condition) {
        String field = condition.path("field").asText();
        return switch (condition.path("operator").asText()) {
            case "exists" -> person -> !value(person, field).isEmpty();
            case "eq" ->
                person -> value(person, field).equals(condition.path("value").asText());
            default -> throw CustomerIoErrors.malformed("no operator: " + condition.path("operator"));
        };
    }

    private static String value(JsonNode person, String field) {
        JsonNode customer = person.path("customer");
        JsonNode identifier = customer.path("identifiers").path(field);
        return identifier.isMissingNode() || identifier.isNull()
                ? customer.path("attributes").path(field).asText("")
                : identifier.asText();
    }
}
