package io.tributary.connect.common.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.schema.Json;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.WirePath;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells a changed answer from bad rows. Where all rows of an answer lack their key, and they are many, the API has changed the
 * form of its rows: as dead letters they would be lost, and a sweep would take the rows that it knows for deleted.
 */
final class ChangedForm {
    /** So many rows do not all lose their key by chance. */
    static final int MANY = 20;

    private static final int MOST_NAMES = 30;
    private static final int DEEPEST_WRAPPER = 3;

    private ChangedForm() {}

    /**
     * Accepts an answer whose rows can be told apart.
     *
     * @param request that was answered
     * @param rows of the answer in any order; null stands for what is no row of the table
     * @throws ApiException when the form of the answer has changed
     */
    static void refuse(String table, ApiRequest request, List<Row> rows) {
        if (rows.size() >= MANY && rows.stream().allMatch(row -> row != null && row.lacksKey())) {
            throw new ApiException(ApiException.Kind.UNAVAILABLE, 0, null, message(table, request, rows), null);
        }
    }

    private static String message(String table, ApiRequest request, List<Row> rows) {
        String missing = rows.stream()
                .flatMap(row -> row.reject().missing().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return "Table " + table + ": " + request + " answered " + rows.size() + " rows, all of them without their key ("
                + missing + "). They hold "
                + names(Json.parse(rows.get(0).reject().json()))
                + ". The API's answer has changed: upgrade the connector, or report an issue with this line";
    }

    /** The names of the fields, below the one that wraps them all, if there is such a one; never their values. */
    private static String names(JsonNode row) {
        StringBuilder wrapper = new StringBuilder();
        JsonNode fields = row;
        for (int depth = 0; depth < DEEPEST_WRAPPER && isWrapper(fields); depth++) {
            wrapper.append(WirePath.shown(fields.fieldNames().next())).append('/');
            fields = fields.elements().next();
        }
        List<String> names = fields.propertyStream()
                .map(field -> wrapper + WirePath.shown(field.getKey()))
                .distinct()
                .toList();
        return names.isEmpty() ? "no fields" : listed(names);
    }

    private static boolean isWrapper(JsonNode row) {
        return row.size() == 1 && row.elements().next().isObject();
    }

    private static String listed(List<String> names) {
        int more = names.size() - MOST_NAMES;
        String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
