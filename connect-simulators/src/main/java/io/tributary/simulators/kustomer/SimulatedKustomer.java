package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.BearerToken;
import io.tributary.simulators.http.RateLimiter;
import io.tributary.simulators.http.Refusal;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.http.SimulatedClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A simulation of Kustomer's API, version 1, with an organization of generated rows. It refuses what the API refuses, and records
 * requests that a correct client never sends.
 */
public final class SimulatedKustomer extends SimulatedApi {

    private static final String SEARCH = "POST /v1/customers/search";
    private static final String ARCHIVE_SEARCH = "POST /v1/customers/archive/search";

    private final KustomerWorkspace workspace;
    private final BearerToken token;
    private final SearchLimit searchLimit = new SearchLimit(clock());
    private final SearchEndpoint searches;
    private final WorkspaceActivity activity;
    private volatile boolean closed;

    SimulatedKustomer(KustomerSettings settings, Function<SimulatedClock, KustomerWorkspace> fill) {
        this.workspace = fill.apply(clock());
        this.token = new BearerToken(settings.token());
        this.searches = new SearchEndpoint(workspace, settings, this::checkRight, clock());
        this.activity = new WorkspaceActivity(workspace);
        ListEndpoint lists = new ListEndpoint(workspace, settings);
        route("GET /v1/auth/tokens/current", "", request -> currentToken());
        route(SEARCH, "", request -> searches.live(request));
        route(ARCHIVE_SEARCH, "", request -> searches.archive(request));
        route("GET /v1/metadata/{resource}", KustomerTables.CUSTOM_ATTRIBUTES, request -> attributes(request));
        route("GET /v1/audit-logs", KustomerTables.AUDIT_LOGS, new AuditLogEndpoint(workspace)::page);
        route("GET /v1/slas", KustomerTables.SLAS, lists::agreements);
        KustomerTables.LISTED.forEach(
                (table, list) -> route("GET " + list.path(), table, request -> lists.page(request, table)));
    }

    /** An organization with a few hundred rows in each table by default. */
    public static KustomerBuilder builder() {
        return new KustomerBuilder();
    }

    /** The valid API token. */
    public String token() {
        return token.value();
    }

    /** Replaces the API token. Requests with the old one get 401. */
    public void token(String other) {
        token.replace(other);
    }

    /** The settings {@code api.url} and {@code api.token}. */
    @Override
    public Map<String, String> connectorSettings() {
        Map<String, String> connector = new LinkedHashMap<>();
        connector.put("api.url", baseUrl().toString());
        connector.put("api.token", token());
        return connector;
    }

    /** The organization, to change its rows. */
    public KustomerWorkspace workspace() {
        return workspace;
    }

    /** The expected rows of a table by id, without deleted rows. */
    @Override
    public Map<String, ObjectNode> truth(String table) {
        return truth(table, false);
    }

    /** The rows of a table by id, with or without deleted ones. */
    public Map<String, ObjectNode> truth(String table, boolean deleted) {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        workspace.shown(table).stream()
                .filter(row -> deleted || !row.deleted())
                .forEach(row -> rows.put(row.id(), row.tree()));
        return rows;
    }

    /** Current number of rows by table, without deleted ones. */
    @Override
    public Map<String, Integer> rowCounts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        KustomerTables.all()
                .forEach(table -> counts.put(table, workspace.present(table).size()));
        return counts;
    }

    /** Number of searches in both indexes. */
    public long searches() {
        return requests(SEARCH) + requests(ARCHIVE_SEARCH);
    }

    @Override
    public void startChanging(double perSecond) {
        activity.refresh();
        super.startChanging(perSecond);
    }

    @Override
    protected void change(Draw draw) {
        activity.change(draw);
    }

    /** Refuses all requests with 403, like an API key for other addresses, or accepts them again. */
    public void closed(boolean toAll) {
        this.closed = toAll;
    }

    /** Makes the next searches time out: they return a part of their rows and say so. */
    public void timeOutSearches(int times) {
        searches.timeOut(times);
    }

    /** Limits searches in a sliding window of 60 s. Kustomer allows 100. */
    public void limitSearches(int perMinute) {
        searchLimit.limit(perMinute);
    }

    /** Limits requests per minute. Kustomer allows 300 to 2,000. */
    public void limitRequests(int perMinute) {
        rateLimiter().limit(perMinute, Duration.ofMinutes(1));
    }

    @Override
    protected void authenticate(Request request, String table) {
        token.check(request, KustomerErrors.ofStatus(401), KustomerErrors.ofStatus(401));
        if (closed) {
            throw Refusal.of(
                    "another address",
                    KustomerErrors.detailed(403, "forbidden", "Forbidden", "IP address not in the allowed range"));
        }
    }

    @Override
    protected void authorize(Request request, String table) {
        if (request.path().endsWith("/search")) {
            searchLimit.count();
        }
    }

    @Override
    protected Map<String, String> rateLimitHeaders(RateLimiter.Window window) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-ratelimit-limit", Integer.toString(window.limit()));
        headers.put("x-ratelimit-remaining", Integer.toString(window.remaining()));
        if (window.remaining() == 0) {
            headers.put("x-ratelimit-reset", Long.toString(window.resetAt()));
        }
        return headers;
    }

    @Override
    public Response error(int status) {
        return KustomerErrors.ofStatus(status);
    }

    @Override
    public Response rateLimited(long resetSeconds) {
        return KustomerErrors.tooMany(1000, clock().seconds() + resetSeconds);
    }

    /** The API key lacks the role for the table. */
    @Override
    public Response forbidden(String table) {
        return KustomerErrors.missingRole(table);
    }

    /** The service level agreements are read for their versions, too. */
    @Override
    protected String tableOf(Request request, String table) {
        boolean versions = table.equals(KustomerTables.SLAS)
                && request.parameter("versions").isPresent();
        return versions ? KustomerTables.SLA_VERSIONS : table;
    }

    private Response attributes(Request request) {
        String resource = request.variable("resource");
        if (!workspace.resources().contains(resource)) {
            throw KustomerErrors.refusedWith(404);
        }
        return MetadataData.response(resource, workspace.shown(KustomerTables.CUSTOM_ATTRIBUTES));
    }

    private Response currentToken() {
        ObjectNode token = Wire.row("token", Wire.id("tokens", 0), "/v1/auth/tokens/" + Wire.id("tokens", 0));
        ObjectNode attributes = KustomerWorkspace.attributes(token).put("name", "tributary");
        attributes.putArray("roles").add("org.permission");
        attributes.put("createdAt", Wire.time(clock().millis()));
        return Response.json(200, Json.bytes(Json.object().set("data", token)));
    }
}
