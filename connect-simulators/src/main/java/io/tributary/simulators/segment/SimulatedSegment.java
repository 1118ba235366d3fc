package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
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
 * A simulation of Segment's Public API with a workspace of generated rows. It refuses what the API refuses, and records requests that
 * a correct client never sends.
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
    private final FurtherEndpoints further;
    private final EndpointLimits endpointLimits = new EndpointLimits();
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
        this.further = new FurtherEndpoints(workspace, paging);
        this.deliveries = new DeliveryEndpoint(workspace, clock());
        this.truth = new SegmentTruth(workspace, deliveries, clock());
        this.activity = new SegmentActivity(workspace, clock());
        configurationRoutes();
        childRoutes();
        furtherRoutes();
        usageRoutes();
    }

    /** A workspace with a few dozen rows in each table by default. */
    public static SegmentBuilder builder() {
        return new SegmentBuilder();
    }

    private void configurationRoutes() {
        list("GET /sources", "sources", "sources", Style.DEFAULT);
        list("GET /destinations", "destinations", "destinations", Style.DEFAULT);
        list("GET /warehouses", "warehouses", "warehouses", Style.DEFAULT);
        list("GET /users", "users", "users", Style.NULL_NEXT);
        list("GET /groups", "groups", "userGroups", Style.UNCOUNTED);
        list("GET /transformations", "transformations", "transformations", Style.DEFAULT);
        list("GET /catalog/sources", "catalog_sources", "sourcesCatalog", Style.DEFAULT);
        list("GET /catalog/destinations", "catalog_destinations", "destinationsCatalog", Style.DEFAULT);
        list("GET /catalog/warehouses", "catalog_warehouses", "warehousesCatalog", Style.DEFAULT);
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

    private void furtherRoutes() {
        route("GET /", FurtherRows.WORKSPACE, further::workspace);
        route("GET /labels", FurtherRows.LABELS, further::labels);
        list("GET /roles", FurtherRows.ROLES, "roles", Style.DEFAULT);
        route("GET /functions", FurtherRows.FUNCTIONS, further::functions);
        list("GET /tracking-plans", FurtherRows.PLANS, "trackingPlans", Style.NULL_NEXT);
        route("GET /tracking-plans/{id}/rules", FurtherRows.RULES, further::rulesOfPlan);
        route("GET /tracking-plans/{id}/sources", "tracking_plan_sources", further::sourcesOfPlan);
        list("GET /reverse-etl-models", FurtherRows.MODELS, "models", Style.DEFAULT);
        list("GET /spaces", FurtherRows.SPACES, "spaces", Style.DEFAULT);
        route("GET /spaces/{id}/audiences", FurtherRows.AUDIENCES, further::audiencesOfSpace);
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

    /** Clients have to send the end, and must not request events that are no longer available. */
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

    /** The valid token. */
    public String token() {
        return token.value();
    }

    /** Replaces the token. Requests with the old one get 401. */
    public void token(String other) {
        token.replace(other);
    }

    /** Moves the workspace to another region: the token gets this refusal. */
    public void move(RegionRefusal refusal) {
        this.elsewhere = refusal;
    }

    /** The workspace, to change its rows. */
    public SegmentWorkspace workspace() {
        return workspace;
    }

    /** The expected rows of a table by key. */
    @Override
    public Map<String, ObjectNode> truth(String table) {
        return truth.rows(table);
    }

    @Override
    public Map<String, Integer> rowCounts() {
        return truth.counts();
    }

    /** The settings of a connector for this API, without a budget: {@link #limitRequests} is the limit. */
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

    /** Revokes the right to read a table: 401, as for a wrong token. */
    public void deny(String table) {
        forbid(table, SegmentErrors.ofStatus(401));
    }

    /** Returns {@code status} (404 or 406) for a table, unless the request accepts {@code application/json}. */
    public void onlyUnnamedVersion(String table, int status) {
        requests.onlyUnnamedVersion(table, status);
    }

    /** Sets the maximum rows per page: 200 before 2024, 1,000 since. */
    public void largestPage(int rows) {
        paging.largest(rows);
    }

    /** Returns {@code status} instead of an empty list for usage of months before the workspace. */
    public void refuseOldPeriods(int status) {
        lists.refuseOldPeriods(status);
    }

    /** Limits requests per minute. */
    public void limitRequests(int perMinute) {
        rateLimiter().limit(perMinute, Duration.ofMinutes(1));
    }

    /** Limits requests of single endpoints, as the API does. */
    public void limitEndpoints() {
        endpointLimits.on();
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
        endpointLimits.count(table, clock().instant());
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
