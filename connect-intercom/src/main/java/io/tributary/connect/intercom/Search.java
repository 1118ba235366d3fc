package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.json.Json;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/**
 * Builds searches with lower and upper time bounds. Bounds are written as {@code OR(>, =)} and {@code OR(<, =)}, which is
 * right whether a search compares by the second or by the workspace's day, and whether {@code >} includes equal times. A
 * search may therefore find more than its bounds, never less.
 */
final class Search {
    private static final String PAGINATION = "pagination";
    private static final String PER_PAGE = "per_page";
    private static final String SORT = "sort";

    private Search() {}

    /** All rows of {@code path} whose {@code field} is {@code from} or later, in the order of that field. */
    static ApiRequest from(String path, String field, long from, int perPage) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("query", bound(field, ">", from));
        body.putObject(SORT).put("field", field).put("order", "ascending");
        body.putObject(PAGINATION).put(PER_PAGE, perPage);
        return ApiRequest.post(path, body);
    }

    /**
     * The first page of {@code search} with new bounds for {@code field}; other bounds stay. Null for no bound.
     */
    static ApiRequest between(ApiRequest search, String field, Long from, Long to) {
        ObjectNode body = search.body().deepCopy();
        ArrayNode bounds = body.arrayNode();
        bounds(search).forEach(bound -> {
            if (!field(bound).equals(field)) {
                bounds.add(bound);
            }
        });
        if (from != null) {
            bounds.add(bound(field, ">", from));
        }
        if (to != null) {
            bounds.add(bound(field, "<", to));
        }
        body.set("query", body.objectNode().put("operator", "AND").set("value", bounds));
        body.withObjectProperty(PAGINATION).remove("starting_after");
        return search.withBody(body);
    }

    /** The same search in another order. */
    static ApiRequest sorted(ApiRequest search, String field, String order) {
        ObjectNode body = search.body().deepCopy();
        body.putObject(SORT).put("field", field).put("order", order);
        return search.withBody(body);
    }

    /** The field that a search sorts by. */
    static String sortField(ApiRequest search) {
        return search.body().path(SORT).path("field").asText();
    }

    static boolean isAscending(ApiRequest search) {
        return search.body().path(SORT).path("order").asText().equals("ascending");
    }

    /** The lower bound of {@code field} in a search. Empty if there is none. */
    static OptionalLong from(ApiRequest search, String field) {
        return StreamSupport.stream(bounds(search).spliterator(), false)
                .map(bound -> bound.path("value").path(0))
                .filter(strict -> strict.path("field").asText().equals(field)
                        && strict.path("operator").asText().equals(">"))
                .mapToLong(strict -> strict.path("value").asLong())
                .findFirst();
    }

    static JsonNode query(ApiRequest search) {
        return search.body().path("query");
    }

    /** The page size of a search. 0 if the request is not a search. */
    static int size(ApiRequest request) {
        return request.body() == null
                ? 0
                : request.body().path(PAGINATION).path(PER_PAGE).asInt();
    }

    /** The same search with another page size. */
    static ApiRequest withSize(ApiRequest request, int size) {
        ObjectNode body = request.body().deepCopy();
        body.withObjectProperty(PAGINATION).put(PER_PAGE, size);
        return request.withBody(body);
    }

    private static Iterable<JsonNode> bounds(ApiRequest search) {
        JsonNode query = query(search);
        ArrayNode one = search.body().arrayNode().add(query);
        return query.path("operator").asText().equals("AND") ? query.path("value") : one;
    }

    private static String field(JsonNode bound) {
        return bound.path("value").path(0).path("field").asText();
    }

    private static ObjectNode bound(String field, String strict, long time) {
        ObjectNode either = Json.MAPPER.createObjectNode().put("operator", "OR");
        ArrayNode conditions = either.putArray("value");
        conditions.addObject().put("field", field).put("operator", strict).put("value", time);
        conditions.addObject().put("field", field).put("operator", "=").put("value", time);
        return either;
    }
}
