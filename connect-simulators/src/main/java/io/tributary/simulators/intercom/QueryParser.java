package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.simulators.data.TimeField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses queries: filters of field, operator and value, and groups joined by AND or OR, at most two levels deep with at most
 * fifteen members.
 *
 * @param fields searchable fields
 * @param times rule for comparing times
 */
record QueryParser(SearchFields fields, TimeRule times) {

    private static final int DEEPEST = 2;
    private static final int WIDEST = 15;

    /**
     * Parses a query.
     *
     * @throws io.tributary.simulators.http.Refusal with status 400 if Intercom would refuse it
     */
    Condition parse(JsonNode query) {
        if (!query.isObject()) {
            throw IntercomErrors.malformed("parameter_missing", "query is missing");
        }
        return condition(query, 1);
    }

    private Condition condition(JsonNode query, int depth) {
        String operator = query.path("operator").asText();
        if (query.path("field").isTextual()) {
            return filter(query.path("field").asText(), operator, query.path("value"));
        }
        if (!operator.equals("AND") && !operator.equals("OR")) {
            throw IntercomErrors.malformed("parameter_invalid", "a filter has a field, a group the operator AND or OR");
        }
        List<Condition> group = group(query.path("value"), depth);
        return operator.equals("AND") ? new Condition.AllOf(group) : new Condition.AnyOf(group);
    }

    private List<Condition> group(JsonNode members, int depth) {
        if (!members.isArray() || members.isEmpty() || members.size() > WIDEST) {
            throw IntercomErrors.malformed("parameter_invalid", "a group has 1 to 15 filters");
        }
        if (depth > DEEPEST) {
            throw IntercomErrors.malformed("parameter_invalid", "groups are nested at most 2 deep");
        }
        List<Condition> group = new ArrayList<>();
        members.forEach(member -> group.add(condition(member, depth + 1)));
        return List.copyOf(group);
    }

    private Condition filter(String field, String operator, JsonNode value) {
        SearchFields.Type type = fields.type(field)
                .orElseThrow(() -> IntercomErrors.malformed("invalid_field", field + " is not a valid search field"));
        if (type == SearchFields.Type.TIME) {
            return time(field, operator, value);
        }
        return new Condition.OnJson(FieldPredicate.of(field, type, operator, value));
    }

    private Condition time(String field, String operator, JsonNode value) {
        if (!times.operators().contains(operator)) {
            throw IntercomErrors.malformed("parameter_invalid", operator + " is not supported for " + field);
        }
        Range range = times.range(operator, seconds(field, value));
        boolean negated = operator.equals("!=");
        Optional<TimeField> indexed = TimeField.named(field);
        if (indexed.isPresent()) {
            return new Condition.InTime(indexed.get(), range, negated);
        }
        return new Condition.OnJson(row -> row.path(field).isIntegralNumber()
                ? range.contains(row.path(field).asLong()) != negated
                : negated);
    }

    private static long seconds(String field, JsonNode value) {
        if ((value.isIntegralNumber() || value.isTextual()) && value.asText().matches("-?[0-9]{1,13}")) {
            return value.asLong();
        }
        throw IntercomErrors.malformed("type_mismatch", field + " takes UNIX seconds");
    }
}
