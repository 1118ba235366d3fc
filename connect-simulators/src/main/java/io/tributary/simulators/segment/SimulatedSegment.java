package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.BearerToken;
import io.tributary.simulators.http.RateLimiter;
import io.tributary.simulators.http.Refusal;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.segment.Paging.Style;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Segment's Public API on this machine, with a workspace of generated rows. It answers as the API does, refuses what the API refuses,
 * and records what a correct client never sends.
 */
public final class SimulatedSegment extends SimulatedApi {

    private static final String METRICS = "destination_delivery_metrics_summary";

    private final BearerToken token;
    private final SegmentLimit limit;
    private volatile RegionRefusal elsewhere;
    private final SegmentRequests requests = new SegmentRequests();
    private final SegmentWorkspace workspace;
    private final Paging paging;
    private final ListEndpoints lists;
    private final DeliveryEndpoint deliveries;
    private final SegmentTruth truth;
    private final SegmentActivity activity;

    SimulatedSegment(SegmentSettings settings) {
        this.token = new BearerToken(settings.token());
        this.limit = new SegmentLimit(settings.limited());
        this.elsewhere = settings.elsewhere();
        this.workspace = new SegmentWorkspace(clock(), settings);
        this.paging = new Paging(this::violation);
        this.lists = new ListEndpoints(workspace, paging);
        this.deliveries = new DeliveryEndpoint(workspace, clock());
        this.truth = new SegmentTruth(workspace, deliveries, clock());
        this.activity = new SegmentActivity(workspace, clock());
        route("GET /", "", request -> workspaceOfToken());
        configurationRoutes();
        childRoutes();
        usageRoutes();
    }

    /** A workspace with some dozen rows of every table; the builder's methods change that. */
    public static SegmentBuilder builder() {
        return new SegmentBuilder();
    }

    private void configurationRoutes() {
        list("GET /sources", "sources", "sources", Style.USUAL);
        list("GET /destinations", "destinations", "destinations", Style.USUAL);
        list("GET /warehouses", "warehouses", "warehouses", Style.USUAL);
        list("GET /users", "users", "users", Style.NULL_NEXT);
        list("GET /groups", "groups", "userGroups", Style.UNCOUNTED);
        list("GET /transformations", "transformations", "transformations", Style.USUAL);
        list("GET /catalog/sources", "catalog_sources", "sourcesCatalog", Style.USUAL);
        list("GET /catalog/destinations", "catalog_destinations", "destinationsCatalog", Style.USUAL);
        list("GET /catalog/warehouses", "catalog_warehouses", "warehousesCatalog", Style.USUAL);
        route("GET /audit-events", "audit_events", this::auditEvents);
    }

    private void list(String endpoint, String table, String field, Style style) {
        route(endpoint, table, request -> lists.list(request, table, field, style));
    }

    private void childRoutes() {
        route("GET /destinations/{id}/subscriptions", SegmentWorkspace.SUBSCRIPTIONS, lists::subscriptions);
        route("GET /destinations/{id}/delivery-metrics", METRICS, deliveries::metrics);
        route("GET /sources/{id}/connected-destinations", "source_connected_destinations", lists::destinationsOfSource);
        route("GET /sources/{id}/connected-warehouses", "source_connected_warehouses", lists::warehousesOfSource);
        route("GET /warehouses/{id}/connected-sources", "source_connected_warehouses", lists::sourcesOfWarehouse);
    }

    private void usageRoutes() {
        usage("/usage/api-calls/sources/daily", "usage_api_calls_per_source_daily", "dailyPerSourceAPICallsUsage");
        usage("/usage/api-calls/daily", "usage_api_calls_workspace_daily", "dailyWorkspaceAPICallsUsage");
        usage("/usage/mtu/sources/daily", "usage_mtu_per_source_daily", "dailyPerSourceMTUUsage");
        usage("/usage/mtu/daily", "usage_mtu_workspace_daily", "dailyWorkspaceMTUUsage");
    }

    private void usage(String path, String table, String field) {
        UsageData.Kind kind = path.contains("mtu") ? UsageData.Kind.MTU : UsageData.Kind.API_CALLS;
        boolean perSource = path.contains("sources");
        route("GET " + path, table, request -> lists.usage(request, kind, perSource, field));
    }

    private static Response workspaceOfToken() {
        ObjectNode answer = Json.object();
        answer.putObject("data")
                .putObject("workspace")
                .put("id", SegmentData.WORKSPACE)
                .put("name", "Acme")
                .put("slug", "acme");
        return Response.json(200, Json.bytes(answer));
    }

    /** A client has to fix the end itself, and not to ask for what is not kept any more. */
    private Response auditEvents(Request request) {
        Instant oldest = clock().instant().minus(AuditLog.KEPT).minus(Duration.ofMinutes(2));
        boolean tooOld = request.parameter("startTime")
                .map(start -> Instant.parse(start).isBefore(oldest))
                .orElse(true);
        if (tooOld || request.parameter("endTime").isEmpty()) {
            violation(request, "startTime within 90 days and endTime are needed");
        }
        return lists.auditEvents(request);
    }

    /** The token that the API takes. */
    public String token() {
        return token.value();
    }

    /** Replaces the token: requests with the old one get 401 from now on. */
    public void token(String other) {
        token.replace(other);
    }

    /** Moves the workspace to another region: the token is refused so from now on. */
    public void move(RegionRefusal refusal) {
        this.elsewhere = refusal;
    }

    /** The rows, to change them. */
    public SegmentWorkspace workspace() {
        return workspace;
    }

    /** Every row of a table by its key, as the topics have to hold it in the end. */
    @Override
    public Map<String, ObjectNode> truth(String table) {
        return truth.rows(table);
    }

    @Override
    public Map<String, Integer> rowCounts() {
        return truth.counts();
    }

    /** The settings of a connector that reads this API, without a budget: the limit here is {@link #limitRequests}. */
    @Override
    public Map<String, String> connectorSettings() {
        Map<String, String> connector = new LinkedHashMap<>();
        connector.put("api.url", baseUrl().toString());
        connector.put("api.token", token());
        connector.put("requests.per.second", "0");
        return connector;
    }

    @Override
    protected void change(Draw draw) {
        activity.change(draw);
    }

    /** Takes the right to read a table from the token: 401, as for a wrong token. */
    public void deny(String table) {
        forbid(table, SegmentErrors.ofStatus(401));
    }

    /** Answers a table with {@code status}, 404 or 406, unless {@code application/json} is asked for. */
    public void onlyUnnamedVersion(String table, int status) {
        requests.onlyUnnamedVersion(table, status);
    }

    /** Allows so many rows a page: 200 before 2024, 1,000 since. */
    public void largestPage(int rows) {
        paging.largest(rows);
    }

    /** Answers usage of months before the workspace with {@code status} instead of an empty list. */
    public void refuseOldPeriods(int status) {
        lists.refuseOldPeriods(status);
    }

    /** Counts requests by the minute. */
    public void limitRequests(int perMinute) {
        rateLimiter().limit(perMinute, Duration.ofMinutes(1));
    }

    @Override
    protected void authenticate(Request request, String table) {
        RegionRefusal refusal = elsewhere;
        if (refusal != null) {
            throw Refusal.of("token of another region", refusal.response());
        }
        token.check(request, SegmentErrors.ofStatus(401), SegmentErrors.ofStatus(401));
    }

    @Override
    protected void authorize(Request request, String table) {
        requests.check(request, table);
        if (SegmentRequests.hasUnknownParameter(request)) {
            violation(request, "an unknown parameter is ignored: " + request.query());
        }
    }

    @Override
    protected Map<String, String> rateLimitHeaders(RateLimiter.Window window) {
        return limit.headers(window);
    }

    @Override
    public Response error(int status) {
        return SegmentErrors.ofStatus(status);
    }

    @Override
    public Response rateLimited(long resetSeconds) {
        return limit.refusal(clock().instant(), resetSeconds);
    }

    /** The workspace's plan lacks the table. */
    @Override
    public Response forbidden(String table) {
        return SegmentErrors.ofStatus(403);
    }
}
