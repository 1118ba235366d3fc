package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.customerio.RowStore.Walk;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The lists of suppressed addresses, ordered by address. Pages have an offset, so a new row shifts the following ones. A list without
 * rows, or read beyond its end, is null. Without {@code domain} a list has the addresses of all domains.
 */
final class SuppressionEndpoint {
    /** Types by their name in the path, with their name in the response. */
    static final Map<String, String> CATEGORIES = Map.of(
            "bounces", "bounces",
            "spam_reports", "spam",
            "blocks", "blocks",
            "invalid_emails", "invalid");

    private static final int LARGEST_PAGE = 1000;

    private final RowStore suppressions;
    private final boolean repeated;

    /** @param repeated whether all addresses except the first are in their list twice, so that pages of even size separate them */
    SuppressionEndpoint(RowStore suppressions, boolean repeated) {
        this.suppressions = suppressions;
        this.repeated = repeated;
    }

    Response list(Request request) {
        String type = request.variable("type");
        if (!CATEGORIES.containsKey(type)) {
            throw CustomerIoErrors.malformed("no suppression type: " + type);
        }
        int limit = CursorPages.limit(request, 100, LARGEST_PAGE);
        long offset = CursorPages.number(request, "offset").orElse(0L);
        ObjectNode response = Json.object().put("category", CATEGORIES.get(type));
        List<ObjectNode> rows = rows(request, type).skip(offset).limit(limit).toList();
        if (rows.isEmpty()) {
            response.putNull("suppressions");
        } else {
            ArrayNode shown = response.putArray("suppressions");
            rows.forEach(row -> shown.add(row.without(List.of("suppression_type", "domain"))));
        }
        return Response.json(200, Json.bytes(response));
    }

    private Stream<ObjectNode> rows(Request request, String type) {
        Optional<String> domain = request.parameter("domain");
        Supplier<Stream<ObjectNode>> once = () -> suppressions.stream(Walk.ASCENDING, Optional.empty())
                .filter(row -> row.kind().equals(type))
                .map(row -> Json.row(row.json()))
                .filter(row -> domain.isEmpty() || row.path("domain").asText().equals(domain.get()));
        return repeated
                ? Stream.concat(once.get().limit(1), once.get().skip(1).flatMap(SuppressionEndpoint::twice))
                : once.get();
    }

    private static Stream<ObjectNode> twice(ObjectNode row) {
        return Stream.of(row.deepCopy().put("reason", "Uploaded manually"), row);
    }
}
