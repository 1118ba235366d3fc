package io.tributary.simulators.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A minimal vendor: it accepts any token, and its rows have a name. */
final class TinyApi extends SimulatedApi {

    static final String LONG_TEXT = "größer 🌸 ".repeat(500);

    private final List<Integer> drawn = new CopyOnWriteArrayList<>();

    TinyApi() {
        route("GET /things/special", "special", request -> Response.json(200, "{\"special\":true}"));
        route(
                "GET /things/{id}",
                "things",
                request -> Response.json(200, "{\"id\":\"" + request.variable("id") + "\"}"));
        route("POST /things", "things", request -> Response.json(200, "{\"length\":" + request.body().length + "}"));
        route("GET /long", "long", request -> Response.json(200, "\"" + LONG_TEXT + "\""));
        route(
                "GET /query",
                "query",
                request -> Response.json(200, request.parameters().toString()));
        listen(0);
    }

    @Override
    protected void authenticate(Request request, String table) {
        if (request.header("Authorization").isEmpty()) {
            throw Refusal.violation("no token", Response.json(401, "{}"));
        }
    }

    @Override
    protected void authorize(Request request, String table) {}

    @Override
    protected Map<String, String> rateLimitHeaders(RateLimiter.Window window) {
        return Map.of("X-Remaining", Integer.toString(window.remaining()), "X-Reset", Long.toString(window.resetAt()));
    }

    @Override
    public Response error(int status) {
        return Response.json(status, "{\"error\":" + status + "}");
    }

    @Override
    public Response rateLimited(long resetSeconds) {
        return Response.json(429, "{\"reset\":" + resetSeconds + "}");
    }

    @Override
    public Response forbidden(String table) {
        return Response.json(403, "{\"forbidden\":\"" + table + "\"}");
    }

    @Override
    public Map<String, String> connectorSettings() {
        return Map.of("api.url", baseUrl().toString());
    }

    @Override
    public Map<String, Integer> rowCounts() {
        return Map.of("things", 1);
    }

    @Override
    public Map<String, ObjectNode> truth(String table) {
        return Map.of("1", Json.object().put("id", "1"));
    }

    /** The first change fails. */
    @Override
    protected void change(Draw draw) {
        drawn.add(draw.below(1_000_000));
        if (drawn.size() == 1) {
            throw new IllegalStateException("no row");
        }
    }

    /** The random numbers of the changes so far. */
    List<Integer> drawn() {
        return drawn;
    }
}
