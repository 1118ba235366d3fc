package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The audit log, newest entry first. The next page begins before the last entry of a page. */
final class AuditLogEndpoint {

    private static final int LARGEST_PAGE = 100;
    private static final Set<String> PARAMETERS = Set.of("count", "before");

    private final KustomerWorkspace workspace;

    AuditLogEndpoint(KustomerWorkspace workspace) {
        this.workspace = workspace;
    }

    /** A page. A count that is too large is reduced silently. */
    Response page(Request request) {
        if (!PARAMETERS.containsAll(request.parameters().keySet())) {
            throw KustomerErrors.malformed(
                    "Unknown parameter among " + request.parameters().keySet());
        }
        List<Row> all = workspace.shown(KustomerTables.AUDIT_LOGS).stream()
                .sorted(Comparator.comparingLong(Row::createdAt)
                        .thenComparing(Row::id)
                        .reversed())
                .toList();
        int count = Math.min(
                LARGEST_PAGE, Integer.parseInt(request.parameter("count").orElse("10")));
        int from = request.parameter("before").map(id -> after(all, id)).orElse(0);
        int to = Math.min(all.size(), from + count);
        List<Row> rows = all.subList(from, to);
        ObjectNode meta =
                Json.object().put("count", count).put("total", all.size()).put("cursorCount", all.size() - from);
        ObjectNode links = Json.object().put("self", request.path()).putNull("prev");
        links.put("next", to < all.size() ? link(request, count, rows.get(rows.size() - 1)) : null);
        String body = "{\"meta\":" + meta + ",\"links\":" + links + ",\"data\":" + PageJson.array(rows) + '}';
        return Response.json(200, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String link(Request request, int count, Row last) {
        return request.path() + "?count=" + count + "&before=" + last.id();
    }

    private static int after(List<Row> all, String id) {
        int place = all.stream().map(Row::id).toList().indexOf(id);
        if (place < 0) {
            throw KustomerErrors.malformed("Unknown id: " + id);
        }
        return place + 1;
    }
}
