package io.tributary.systemtests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reduces the page size of requests, so that a few dozen rows make several pages. */
final class SmallPages {
    private static final int ROWS = 15;
    private static final List<String> SIZES = List.of("per_page", "limit", "pageSize", "pagination.count");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SmallPages() {}

    /** The same request for a smaller page. Lists paged by offset are unchanged: their client counts rows. */
    static Request of(Request request) {
        if (request.parameters().containsKey("offset")) {
            return request;
        }
        Map<String, String> parameters = new HashMap<>(request.parameters());
        SIZES.forEach(size -> parameters.computeIfPresent(size, (name, requested) -> smaller(requested)));
        return new Request(
                request.method(),
                request.path(),
                request.query(),
                parameters,
                request.headers(),
                request.variables(),
                body(request.body()));
    }

    private static String smaller(String requested) {
        return requested.matches("\\d{1,9}")
                ? Integer.toString(Math.min(ROWS, Integer.parseInt(requested)))
                : requested;
    }

    private static byte[] body(byte[] body) {
        if (body.length == 0 || body[0] != '{') {
            return body;
        }
        try {
            JsonNode tree = MAPPER.readTree(body);
            if (tree.at("/pagination/per_page").isInt()) {
                ((ObjectNode) tree.get("pagination")).put("per_page", ROWS);
                return MAPPER.writeValueAsBytes(tree);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same request with another path. */
    static Request at(Request request, String path) {
        return new Request(
                request.method(),
                path,
                request.query(),
                request.parameters(),
                request.headers(),
                request.variables(),
                request.body());
    }
}
