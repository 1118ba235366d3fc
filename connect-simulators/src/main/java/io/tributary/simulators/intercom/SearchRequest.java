package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.TimeField;
import io.tributary.simulators.http.Request;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * The parsed body of a search.
 *
 * @param condition that rows must match
 * @param order the sort
 * @param perPage rows per page
 * @param cursor where the page begins
 * @param walk a hash of query and sort; cursors are valid for one walk
 */
record SearchRequest(Condition condition, Order order, int perPage, Optional<Cursor> cursor, int walk) {

    private static final Set<String> ASCENDING = Set.of("ascending", "asc");
    private static final Set<String> DESCENDING = Set.of("descending", "desc", "");

    /**
     * Parses a request.
     *
     * @throws io.tributary.simulators.http.Refusal with status 400 if Intercom would refuse it
     */
    static SearchRequest read(Request request, SearchSpec spec, ApiVersion version) {
        JsonNode body = body(request);
        Condition condition = new QueryParser(spec.fields(), spec.times().apply(version)).parse(body.path("query"));
        return new SearchRequest(
                condition,
                order(body.path("sort"), version),
                perPage(body.path("pagination").path("per_page"), spec),
                cursor(body.path("pagination").path("starting_after")),
                (body.path("query").toString() + body.path("sort")).hashCode());
    }

    private static JsonNode body(Request request) {
        if (!request.header("content-type").orElse("").startsWith("application/json")) {
            throw IntercomErrors.malformed("parameter_missing", "query is missing: the body is not sent as JSON");
        }
        try {
            return Json.parse(request.body());
        } catch (IOException e) {
            throw IntercomErrors.malformed("bad_request", "the body is not JSON");
        }
    }

    private static Order order(JsonNode sort, ApiVersion version) {
        String name = sort.path("order").asText();
        boolean shortForm = name.equals("asc") || name.equals("desc");
        boolean known = ASCENDING.contains(name) || DESCENDING.contains(name);
        if (!known || shortForm && !version.isBefore("2.16")) {
            throw IntercomErrors.malformed(
                    "invalid_sort_order", "Invalid sort order '" + name + "'. Must be one of: ascending, descending");
        }
        String field = sort.path("field").asText("updated_at");
        TimeField indexed = TimeField.named(field.isEmpty() ? "updated_at" : field)
                .orElseThrow(() -> IntercomErrors.refused("invalid_field", field + " is not a valid sort field"));
        return new Order(indexed, ASCENDING.contains(name));
    }

    private static int perPage(JsonNode perPage, SearchSpec spec) {
        if (perPage.isMissingNode() || perPage.isNull()) {
            return spec.defaultPage();
        }
        int rows = perPage.asInt();
        String message = "per_page must be a number between 1 and " + spec.largestPage();
        if (rows > spec.largestPage() && spec.probing()) {
            throw IntercomErrors.refused("parameter_invalid", message);
        }
        if (rows < 1 || rows > spec.largestPage()) {
            throw IntercomErrors.malformed("parameter_invalid", message);
        }
        return rows;
    }

    private static Optional<Cursor> cursor(JsonNode startingAfter) {
        if (startingAfter.isMissingNode() || startingAfter.isNull()) {
            return Optional.empty();
        }
        Optional<Cursor> cursor = Cursor.decoded(startingAfter.asText());
        if (cursor.isEmpty()) {
            throw IntercomErrors.malformed("parameter_invalid", "starting_after is no cursor");
        }
        return cursor;
    }
}
