package io.tributary.sandbox.customerio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.sandbox.customerio.RowStore.Walk;
import io.tributary.sandbox.data.Json;
import io.tributary.sandbox.http.Request;
import io.tributary.sandbox.http.Response;
import java.util.Map;
import java.util.Optional;

/** The lists of suppressed addresses, newest first: pages by offset, so that a new row shifts all others. */
final class SuppressionEndpoint {
    /** Types as the path names them, and as the answer does. */
    static final Map<String, String> CATEGORIES = Map.of(
            "bounces", "bounces",
            "spam_reports", "spam",
            "blocks", "blocks",
            "invalid_emails", "invalid");

    private static final int LARGEST_PAGE = 1000;

    private final RowStore suppressions;

    SuppressionEndpoint(RowStore suppressions) {
        this.suppressions = suppressions;
    }

    Response list(Request request) {
        String type = request.variable("type");
        if (!CATEGORIES.containsKey(type)) {
            throw CustomerIoErrors.malformed("no suppression type: " + type);
        }
        int limit = CursorPages.limit(request, 100, LARGEST_PAGE);
        long offset = CursorPages.number(request, "offset").orElse(0L);
        ObjectNode answer = Json.object().put("category", CATEGORIES.get(type));
        ArrayNode rows = answer.putArray("suppressions");
        suppressions.stream(Walk.DESCENDING, Optional.empty())
                .filter(row -> row.kind().equals(type))
                .skip(offset)
                .limit(limit)
                .forEach(row -> rows.add(Json.row(row.json()).without("suppression_type")));
        return Response.json(200, Json.bytes(answer));
    }
}
