package io.tributary.testkit.toy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.testing.ToyVendor;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.BearerToken;
import io.tributary.simulators.http.RateLimiter;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.http.SimulationBuilder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The toy vendor's API. A next-page link contains the last row of its page, so that pages do not shift. */
final class ToyApi extends SimulatedApi {
    private static final int PAGE = 25;
    private static final int ROWS = 60;

    private final BearerToken token = new BearerToken("simulated-token");
    private final AtomicInteger created = new AtomicInteger();
    private final Map<String, ConcurrentMap<String, ObjectNode>> tables =
            Map.of("rows", new ConcurrentHashMap<>(), "things", new ConcurrentHashMap<>());

    private ToyApi() {
        route("GET /me", "", request -> Response.json(200, "{\"id\":\"me\"}"));
        tables.keySet().forEach(table -> route("GET /" + table, table, request -> page(request, table)));
        for (int i = 0; i < ROWS; i++) {
            tables.keySet().forEach(this::add);
        }
    }

    /** Starts an API with some dozens of rows of each table. */
    static ToyApi start() {
        return new Builder().start();
    }

    /** Adds a row. */
    void add(String table) {
        put(table, String.format("%06d", created.incrementAndGet()), 0);
    }

    /** Changes the oldest row. */
    void update(String table) {
        ObjectNode oldest = sorted(table).get(0);
        put(table, oldest.path("id").asText(), created.incrementAndGet());
    }

    /** Deletes a row, which is then no longer listed. */
    void delete(String table) {
        tables.get(table).remove(sorted(table).get(1).path("id").asText());
    }

    /** Accepts another token from now on. */
    void token(String other) {
        token.replace(other);
    }

    private void put(String table, String id, long n) {
        put(table, id, n, clock().instant());
    }

    /** Adds or replaces a row, changed at {@code time}. */
    void put(String table, String id, long n, Instant time) {
        ObjectNode row = Json.object().put("id", id).put("updated_at", time.toEpochMilli());
        row.put(table.equals("rows") ? "n" : "number", n);
        tables.get(table).put(id, row);
    }

    private List<ObjectNode> sorted(String table) {
        return tables.get(table).values().stream()
                .sorted(Comparator.comparing(ToyApi::place))
                .toList();
    }

    /** Sorts by time, then id. All times have the same number of digits, and so have all ids. */
    private static String place(ObjectNode row) {
        return row.path("updated_at").asText() + '-' + row.path("id").asText();
    }

    private Response page(Request request, String table) {
        String from =
                request.parameter("after").or(() -> request.parameter("from")).orElse("");
        boolean isNext = request.parameter("after").isPresent();
        List<ObjectNode> rows = sorted(table).stream()
                .filter(row -> isNext ? place(row).compareTo(from) > 0 : isSince(row, from))
                .toList();
        List<ObjectNode> page = rows.subList(0, Math.min(PAGE, rows.size()));
        ObjectNode response = Json.object();
        page.forEach(response.putArray(table)::add);
        if (page.size() < rows.size()) {
            response.put("next", "/" + table + "?after=" + place(page.get(PAGE - 1)));
        }
        return Response.json(200, Json.bytes(response));
    }

    private static boolean isSince(ObjectNode row, String from) {
        return from.isEmpty() || row.path("updated_at").asLong() >= Long.parseLong(from);
    }

    @Override
    protected void authenticate(Request request, String table) {
        token.check(request, error(401), error(401));
    }

    @Override
    protected void authorize(Request request, String table) {}

    @Override
    protected Map<String, String> rateLimitHeaders(RateLimiter.Window window) {
        return Map.of();
    }

    @Override
    public Map<String, String> connectorSettings() {
        return Map.of(
                "api.url", baseUrl().toString(), ToyVendor.TOKEN_CONFIG, token.value(), "requests.per.second", "0");
    }

    @Override
    public Map<String, ObjectNode> truth(String table) {
        return new TreeMap<>(tables.get(table));
    }

    @Override
    public Map<String, Integer> rowCounts() {
        return tables.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, table -> table.getValue().size()));
    }

    @Override
    protected void change(Draw draw) {
        String table = draw.chance(50) ? "rows" : "things";
        atOnce(() -> {
            if (draw.chance(50)) {
                update(table);
            } else {
                add(table);
            }
        });
    }

    @Override
    public Response error(int status) {
        return Response.json(status, "{\"errors\":[{\"code\":\"" + status + "\",\"message\":\"the toy says no\"}]}");
    }

    @Override
    public Response rateLimited(long resetSeconds) {
        return error(429).with(Map.of("Retry-After", Long.toString(resetSeconds)));
    }

    @Override
    public Response forbidden(String table) {
        return error(403);
    }

    private static final class Builder extends SimulationBuilder<Builder> {
        @Override
        protected Builder self() {
            return this;
        }

        @Override
        public ToyApi start() {
            return listening(new ToyApi());
        }
    }
}
