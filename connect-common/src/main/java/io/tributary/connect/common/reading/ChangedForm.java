package io.tributary.connect.common.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.schema.WirePath;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Detects that the API has changed the form of its rows: all rows of a response lack their key, and there are many of them. As
 * dead letters they would be lost, and a sweep would take the known rows for deleted.
 */
final class ChangedForm {
    /** This many rows do not all lack their key by chance. */
    static final int MANY = 20;

    private static final int MAX_NAMES = 30;
    private static final int DEEPEST_WRAPPER = 3;

    private ChangedForm() {}

    /**
     * Rejects a response in which all of many rows lack their key.
     *
     * @param request whose response it is
     * @param rows of the response in any order; null for an item that is not a row of the table
     * @throws ApiException if the form of the rows has changed
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
        return "Table " + table + ": " + request + " returned " + rows.size() + " rows, all of them without their key ("
                + missing + "). Their fields: "
                + names(Json.parse(rows.get(0).reject().json()))
                + ". The API's response has changed: upgrade the connector, or report an issue with this line";
    }

    /** The names of the fields, below the object that wraps them all, if there is one; never their values. */
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
        return names.isEmpty() ? "none" : listed(names);
    }

    private static boolean isWrapper(JsonNode row) {
        return row.size() == 1 && row.elements().next().isObject();
    }

    private static String listed(List<String> names) {
        int more = names.size() - MAX_NAMES;
        String shown = names.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
