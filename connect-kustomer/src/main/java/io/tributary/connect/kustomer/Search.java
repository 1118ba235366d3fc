package io.tributary.connect.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.PageSize;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * One request of a search ("Search" of the API reference), with rows in ascending order of one attribute.
 *
 * @param index which objects to search
 * @param context the kind of objects: {@code conversation}, {@code kobject_shopify-order}
 * @param order the attribute to sort by
 * @param from lower bound of the attribute, inclusive; null for none
 * @param until upper bound, exclusive; null for none; in a tie, that of the search that found the tie
 * @param tie the value of {@code updated_at} whose many rows this search reads; null for no tie
 * @param page page number, from 1
 * @param size page size
 * @param deleted whether to include deleted rows
 */
record Search(
        Index index,
        String context,
        Order order,
        Instant from,
        Instant until,
        Instant tie,
        int page,
        int size,
        boolean deleted) {
    /** Maximum page size of a search. */
    static final int PAGE_SIZE = 500;

    private static final String INCLUDE_DELETED = "includeDeleted";
    private static final String PAGE = "page";
    private static final String SIZE = "pageSize";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Which objects to search: those updated in the past two years, or older ones. */
    enum Index {
        LIVE("/v1/customers/search"),
        ARCHIVE("/v1/customers/archive/search");

        private final String path;

        Index(String path) {
            this.path = path;
        }
    }

    /** The attributes that a search may be sorted by. */
    enum Order {
        UPDATED("updated_at", "/attributes/updatedAt"),
        CREATED("created_at", "/attributes/createdAt");

        private final String attribute;
        private final String pointer;

        Order(String attribute, String pointer) {
            this.attribute = attribute;
            this.pointer = pointer;
        }

        /** The attribute of a row, which searches compare in milliseconds. Null if the row has no such time. */
        Instant time(JsonNode row) {
            try {
                return OffsetDateTime.parse(row.at(pointer).asText())
                        .toInstant()
                        .truncatedTo(ChronoUnit.MILLIS);
            } catch (DateTimeException e) {
                return null;
            }
        }

        /** The same in epoch ms. {@link Row#NO_TIME} if the row has no such time. */
        long millis(JsonNode row) {
            Instant time = time(row);
            return time == null ? Row.NO_TIME : time.toEpochMilli();
        }
    }

    /** The first page of an index between two times, inclusive and exclusive. Null for no bound. */
    static Search of(Index index, String context, Order order, Instant from, Instant until) {
        return new Search(index, context, order, from, until, null, 1, PAGE_SIZE, true);
    }

    /** Whether a request is a search, which has its own quota. */
    static boolean isSearch(ApiRequest request) {
        return request.path().endsWith("/search");
    }

    /** Whether a request is a search that includes deleted rows. */
    static boolean includesDeleted(ApiRequest request) {
        return request.body() != null && request.body().has(INCLUDE_DELETED);
    }

    /** The same search without the deleted rows. */
    static ApiRequest withoutDeleted(ApiRequest request) {
        ObjectNode body = request.body().deepCopy();
        body.remove(INCLUDE_DELETED);
        return request.withBody(body);
    }

    /** The first page of the same rows with half the page size. Numbered lists have the same parameters. */
    static ApiRequest smaller(ApiRequest request) {
        return PageSize.halved(request, PAGE, SIZE);
    }

    /** Parses a search from {@code request}. */
    static Search of(ApiRequest request) {
        ObjectNode body = request.body();
        boolean updated = body.path("sort").path(0).fieldNames().next().endsWith(Order.UPDATED.attribute);
        Order order = updated ? Order.UPDATED : Order.CREATED;
        Instant tie = bound(body, Order.UPDATED, "lte");
        return new Search(
                request.path().equals(Index.ARCHIVE.path) ? Index.ARCHIVE : Index.LIVE,
                body.path("queryContext").asText(),
                order,
                bound(body, order, "gte"),
                bound(body, tie == null ? order : Order.UPDATED, "lt"),
                tie,
                Integer.parseInt(request.query().get(PAGE)),
                Integer.parseInt(request.query().get(SIZE)),
                includesDeleted(request));
    }

    private static Instant bound(ObjectNode body, Order order, String operator) {
        for (JsonNode criterion : body.path("and")) {
            String attribute = criterion.fieldNames().next();
            JsonNode value = criterion.path(attribute).path(operator);
            if (attribute.endsWith(order.attribute) && value.isTextual()) {
                return Instant.parse(value.textValue());
            }
        }
        return null;
    }

    /** This search as a request. */
    ApiRequest request() {
        ObjectNode body = Json.MAPPER.createObjectNode().put("queryContext", context);
        ArrayNode criteria = body.putArray("and");
        criterion(criteria, Order.UPDATED, "gte", tie);
        criterion(criteria, Order.UPDATED, "lte", tie);
        criterion(criteria, order, "gte", from);
        criterion(criteria, tie == null ? order : Order.UPDATED, "lt", until);
        body.putArray("sort").addObject().put(attribute(order), "asc");
        if (deleted) {
            body.put(INCLUDE_DELETED, true);
        }
        return ApiRequest.post(index.path, body).with(PAGE, page).with(SIZE, size);
    }

    private void criterion(ArrayNode criteria, Order by, String operator, Instant value) {
        if (value != null) {
            criteria.addObject().putObject(attribute(by)).put(operator, TIME.format(value));
        }
    }

    /** Attributes are prefixed with the kind of object. Custom objects of all classes share one prefix. */
    private String attribute(Order by) {
        return (context.startsWith("kobject") ? "kobject" : context) + '_' + by.attribute;
    }

    /** The same search from a later value. */
    Search from(Instant later) {
        return new Search(index, context, order, later, until, tie, 1, size, deleted);
    }

    /** The next page of this search. */
    Search nextPage() {
        return new Search(index, context, order, from, until, tie, page + 1, size, deleted);
    }

    /** Only the rows with this search's first value, in order of creation. */
    Search splitTie() {
        return new Search(index, context, Order.CREATED, null, until, from, 1, size, deleted);
    }

    /** The search after the rows of a tie. Null if it is beyond the upper bound. */
    Search afterTie() {
        Instant next = tie.plusMillis(1);
        boolean isWithin = until == null || next.isBefore(until);
        return isWithin ? new Search(index, context, Order.UPDATED, next, until, null, 1, size, deleted) : null;
    }

    /** The same search in the live index, from a given time. */
    Search live(Instant start) {
        return of(Index.LIVE, context, Order.UPDATED, start, until);
    }
}
