package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.LaggingIndex;
import io.tributary.simulators.data.RowKey;
import io.tributary.simulators.data.TimeField;
import io.tributary.simulators.http.Request;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A search query.
 *
 * @param bounds ranges of the times, inclusive
 * @param sort the ascending order
 */
record SearchQuery(
        String context, Map<TimeField, Bounds> bounds, TimeField sort, boolean deleted, int page, int pageSize) {

    private static final Set<String> KEYS = Set.of("queryContext", "and", "sort", "includeDeleted", "timeZone");
    private static final int MAX_PAGES = 100;
    private static final int MAX_ROWS = 10_000;
    private static final int LARGEST_PAGE = 500;

    /** A range of times in epoch ms, inclusive. */
    record Bounds(long from, long to) {
        static final Bounds ANY = new Bounds(Long.MIN_VALUE, Long.MAX_VALUE - 1);

        Bounds and(String operator, long time) {
            return switch (operator) {
                case "gte" -> new Bounds(Math.max(from, time), to);
                case "gt" -> new Bounds(Math.max(from, time + 1), to);
                case "lte" -> new Bounds(from, Math.min(to, time));
                case "lt" -> new Bounds(from, Math.min(to, time - 1));
                default -> throw KustomerErrors.malformed("Unknown operator: " + operator);
            };
        }

        boolean contain(long time) {
            return from <= time && time <= to;
        }
    }

    /**
     * Parses a request.
     *
     * @throws io.tributary.simulators.http.Refusal if Kustomer would refuse the search
     */
    static SearchQuery of(Request request) throws IOException {
        JsonNode body = Json.parse(request.body());
        body.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw KustomerErrors.malformed("Unknown key: " + key);
            }
        });
        String context = body.path("queryContext").asText("");
        String type = KustomerTables.classOf(context).isEmpty() ? context : "kobject";
        if (KustomerTables.ofContext(context).isEmpty()) {
            throw KustomerErrors.malformed("Invalid queryContext: " + context);
        }
        int page = number(request, "page", 1);
        int pageSize = number(request, "pageSize", 100);
        checkWindow(page, pageSize);
        return new SearchQuery(
                context,
                bounds(type, body.path("and")),
                sort(type, body.path("sort")),
                body.path("includeDeleted").asBoolean(),
                page,
                pageSize);
    }

    private static int number(Request request, String name, int defaultValue) {
        return Integer.parseInt(request.parameter(name).orElse(Integer.toString(defaultValue)));
    }

    private static void checkWindow(int page, int pageSize) {
        if (pageSize > LARGEST_PAGE) {
            throw KustomerErrors.malformed("pageSize must not exceed " + LARGEST_PAGE);
        }
        if (page > MAX_PAGES || (long) page * pageSize > MAX_ROWS) {
            throw KustomerErrors.malformed("page " + page + " is past the result window");
        }
    }

    private static Map<TimeField, Bounds> bounds(String type, JsonNode criteria) {
        Map<TimeField, Bounds> bounds = new EnumMap<>(TimeField.class);
        for (JsonNode criterion : criteria) {
            String attribute = criterion.fieldNames().next();
            TimeField field = field(type, attribute);
            JsonNode condition = criterion.path(attribute);
            if (criterion.size() != 1 || condition.size() != 1) {
                throw KustomerErrors.malformed("one attribute and one operator a criterion");
            }
            String operator = condition.fieldNames().next();
            Bounds known = bounds.getOrDefault(field, Bounds.ANY);
            bounds.put(field, known.and(operator, time(condition.path(operator).asText())));
        }
        return bounds;
    }

    private static TimeField field(String type, String attribute) {
        return Optional.of(attribute)
                .filter(name -> name.startsWith(type + '_'))
                .flatMap(name -> TimeField.named(name.substring(type.length() + 1)))
                .orElseThrow(() -> KustomerErrors.malformed("Unknown attribute: " + attribute));
    }

    private static long time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw KustomerErrors.malformed("Invalid date: " + text);
        }
    }

    /** Only the first of several attributes counts, according to users of the API. */
    private static TimeField sort(String type, JsonNode sort) {
        if (sort.isEmpty() || !sort.path(0).elements().next().asText().equals("asc")) {
            throw KustomerErrors.malformed("this simulation sorts ascending");
        }
        return field(type, sort.path(0).fieldNames().next());
    }

    /** The first {@code maximum} rows that match the query and {@code wanted}. */
    List<Row> find(LaggingIndex<Row> rows, Predicate<Row> wanted, int maximum) {
        Bounds span = bounds.getOrDefault(sort, Bounds.ANY);
        if (span.from() > span.to()) {
            return List.of();
        }
        RowKey low = new RowKey(span.from(), "");
        RowKey after = new RowKey(span.to() + 1, "");
        return rows.search(
                sort,
                index -> index.subMap(low, true, after, false).values().stream()
                        .filter(row -> matches(row) && wanted.test(row))
                        .limit(maximum)
                        .toList());
    }

    private boolean matches(Row row) {
        String kind = KustomerTables.classOf(context);
        return (deleted || !row.deleted())
                && (kind.isEmpty() || kind.equals(row.kind()))
                && bounds.entrySet().stream().allMatch(entry -> entry.getValue().contain(row.time(entry.getKey())));
    }
}
