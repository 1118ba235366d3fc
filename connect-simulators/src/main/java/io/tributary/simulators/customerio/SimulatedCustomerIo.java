package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.BearerToken;
import io.tributary.simulators.http.Handler;
import io.tributary.simulators.http.RateLimiter;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import io.tributary.simulators.http.SimulatedApi;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A simulation of Customer.io's App API with a workspace of generated rows. It refuses what the API refuses, and records requests that
 * a correct client never sends.
 */
public final class SimulatedCustomerIo extends SimulatedApi {

    private static final String BASE = "/v1";

    private final CustomerIoWorkspace workspace;
    private final WorkspaceChanges changes;
    private final Cursors cursors = new Cursors();
    private final Map<String, Response> refused = new ConcurrentHashMap<>();
    private final BearerToken token;
    private final SuppressionEndpoint suppressions;
    private final boolean wrappedPeople;
    private final boolean describedChildren;

    SimulatedCustomerIo(CustomerIoSettings settings, WorkspaceGenerator generator, Map<String, Integer> sizes) {
        this.token = new BearerToken(settings.token());
        this.workspace = new CustomerIoWorkspace(clock(), generator, sizes);
        this.changes = new WorkspaceChanges(workspace);
        this.wrappedPeople = settings.wrappedPeople();
        this.describedChildren = settings.describedChildren();
        this.suppressions = new SuppressionEndpoint(workspace.rows("eps_suppression"), settings.repeatedSuppressions());
        CursorPages pages = new CursorPages(cursors, settings.emptyPages());
        ListEndpoints lists = new ListEndpoints(this, pages, settings);
        CustomerIoTables.UNPAGED.forEach((table, path) ->
                get(path, table, request -> lists.unpaged(request, table, CustomerIoTables.rowsAt(table))));
        get("/activities", "activities", lists::activities);
        get("/newsletters", "newsletters", lists::newsletters);
        get("/sender_identities", "sender_identities", lists::senders);
        get("/messages", "messages", new MessageEndpoint(this, pages, settings)::list);
        get("/esp/suppression/{type}", "eps_suppression", this::suppressions);
        routeChildren(new ChildEndpoints(this, pages, settings));
        MetricEndpoints metrics = new MetricEndpoints(this);
        get("/broadcasts/{id}/metrics", "broadcast_metrics", metrics::broadcasts);
        get("/campaigns/{id}/metrics", "campaign_metrics", metrics::campaigns);
        get("/newsletters/{id}/metrics", "newsletter_metrics", metrics::newsletters);
        PeopleEndpoints people = new PeopleEndpoints(workspace.rows("customers"), cursors, settings.wrappedPeople());
        route("POST " + BASE + "/customers", "customers", people::search);
        route("POST " + BASE + "/customers/attributes", "customers", people::attributes);
    }

    private void routeChildren(ChildEndpoints children) {
        get("/broadcasts/{id}/actions", "broadcast_actions", children::broadcastActions);
        get("/campaigns/{id}/actions", "campaign_actions", children::campaignActions);
        get("/newsletters/{id}/contents", "newsletter_variants", children::variants);
        get("/newsletters/{id}/test_groups", "newsletter_test_groups", children::testGroups);
        get("/segments/{id}/membership", "segment_memberships", children::members);
        get("/segments/{id}/used_by", "segment_usage", children::usage);
    }

    private void get(String path, String table, Handler handler) {
        route("GET " + BASE + path, table, handler);
    }

    /** A workspace with a few or a few hundred rows in each table by default. */
    public static CustomerIoBuilder builder() {
        return new CustomerIoBuilder();
    }

    /** The valid App API key. */
    public String token() {
        return token.value();
    }

    /** Replaces the key. Requests with the old one get 401. */
    public void token(String other) {
        token.replace(other);
    }

    /** The settings {@code api.url} and {@code access.token}. */
    @Override
    public Map<String, String> connectorSettings() {
        Map<String, String> connector = new LinkedHashMap<>();
        connector.put("api.url", baseUrl() + BASE);
        connector.put("access.token", token());
        return connector;
    }

    /** The workspace, to change its rows. */
    public CustomerIoWorkspace workspace() {
        return workspace;
    }

    /**
     * The expected rows of a table by id. Suppressions have their type and are those of lists without {@code domain}. Addresses are an
     * id. Children have their parent's id, and metrics a row per step.
     */
    @Override
    public Map<String, ObjectNode> truth(String table) {
        if (isMetrics(table)) {
            return workspace.metrics(table).rows(clock());
        }
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        workspace.rows(table).all().forEach(row -> {
            ObjectNode shown = Json.row(row.full());
            switch (table) {
                case "customers" -> rows.put(row.id(), PeopleEndpoints.shown(shown, wrappedPeople));
                case "campaign_actions", "newsletter_variants" ->
                    rows.put(row.id(), describedChildren ? ChildEndpoints.described(shown) : shown);
                case "eps_suppression" -> rows.put(row.id().replaceAll(" .*", ""), shown.put("domain", ""));
                default -> rows.put(row.id(), shown);
            }
        });
        return rows;
    }

    /** Current number of rows by table. */
    @Override
    public Map<String, Integer> rowCounts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        CustomerIoTables.ALL.forEach(table -> counts.put(
                table,
                isMetrics(table) ? truth(table).size() : workspace.rows(table).size()));
        return counts;
    }

    private static boolean isMetrics(String table) {
        return table.endsWith("_metrics");
    }

    @Override
    protected void change(Draw draw) {
        changes.change(draw);
    }

    /** Refuses a type of suppressions with 400 or 404, like an account whose mail provider does not have it. */
    public void refuseSuppressions(String type, int status) {
        refused.put(type, CustomerIoErrors.of(status, "unknown suppression type"));
    }

    /** Invalidates all cursors: requests with them get 400. */
    public void invalidateCursors() {
        cursors.invalidate();
    }

    /** Limits requests per second. Customer.io allows 10. */
    public void limitRequests(int perSecond) {
        rateLimiter().limit(perSecond, Duration.ofSeconds(1));
    }

    @Override
    protected void authenticate(Request request, String table) {
        if (!table.equals("ip_addresses")) {
            token.check(request, CustomerIoErrors.unauthorized(), CustomerIoErrors.unauthorized());
        }
    }

    @Override
    protected void authorize(Request request, String table) {
        boolean json = request.header("content-type").orElse("").startsWith("application/json");
        if (request.method().equals("POST") && !json) {
            note(request, "no JSON");
        }
    }

    /** Customer.io has no headers for the limit. */
    @Override
    protected Map<String, String> rateLimitHeaders(RateLimiter.Window window) {
        return Map.of();
    }

    @Override
    public Response error(int status) {
        return CustomerIoErrors.of(status, "Status " + status);
    }

    @Override
    public Response rateLimited(long resetSeconds) {
        return CustomerIoErrors.of(429, "rate limited to 10 requests per 1s (reference a1b2c3)")
                .with(Map.of("Retry-After", Long.toString(Math.max(1, resetSeconds))));
    }

    @Override
    public Response forbidden(String table) {
        return CustomerIoErrors.forbidden();
    }

    void note(Request request, String reason) {
        violation(request, reason);
    }

    private Response suppressions(Request request) {
        Response refusal = refused.get(request.variable("type"));
        return refusal == null ? suppressions.list(request) : refusal;
    }
}
