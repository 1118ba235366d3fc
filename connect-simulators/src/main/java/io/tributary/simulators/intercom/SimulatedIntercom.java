package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.http.BearerToken;
import io.tributary.simulators.http.RateLimiter;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import io.tributary.simulators.http.SimulatedApi;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A simulation of Intercom's API, versions 1.0 to 2.18, with a workspace of generated rows. It refuses what the API refuses, and
 * records requests that a correct client never sends.
 */
public final class SimulatedIntercom extends SimulatedApi {

    private final IntercomSettings settings;
    private final IntercomWorkspace workspace;
    private final WorkspaceTruth truth;
    private final SearchEndpoints searches;
    private final AccountEndpoints account;
    private final WorkspaceActivity activity;
    private final BearerToken token;

    SimulatedIntercom(IntercomSettings settings, WorkspaceGenerator generator) {
        this.settings = settings;
        this.token = new BearerToken(settings.token());
        this.workspace = new IntercomWorkspace(clock(), generator);
        this.truth = new WorkspaceTruth(workspace, settings.has(Variant.FULL_TAGS_ARE_FEWER));
        this.searches = new SearchEndpoints(workspace);
        this.account = new AccountEndpoints(this, settings);
        this.activity = new WorkspaceActivity(workspace);
        searchRoutes();
        rowRoutes();
        settingsRoutes();
        furtherRoutes();
    }

    /** A workspace with a few hundred rows in each table by default. */
    public static IntercomBuilder builder() {
        return new IntercomBuilder();
    }

    private void searchRoutes() {
        SearchSpec contacts = SearchSpec.contacts(settings);
        SearchSpec conversations = SearchSpec.conversations(settings);
        SearchSpec companies = SearchSpec.companies(settings);
        route("POST /contacts/search", "contacts", request -> search(request, contacts));
        route("GET /contacts", "contacts", request -> searches.list(request, contacts, version(request), 10));
        route("POST /conversations/search", "conversations", request -> search(request, conversations));
        route(
                "GET /conversations",
                "conversations",
                request -> searches.list(request, conversations, version(request), 20));
        route("POST /companies/search", "companies", request -> {
            IntercomRequests.requireVersion(request, "2.17");
            return search(request, companies);
        });
    }

    private void rowRoutes() {
        ContactEndpoints contacts = new ContactEndpoints(this);
        ConversationEndpoints conversations = new ConversationEndpoints(this);
        CompanyScroll scroll = new CompanyScroll(workspace, clock(), settings);
        route("GET /contacts/{id}", "contacts", contacts::contact);
        route("GET /contacts/{id}/tags", "contacts", contacts::tags);
        route("GET /contacts/{id}/companies", "contacts", contacts::companies);
        route("GET /companies/scroll", "companies", request -> scroll.next(request, version(request)));
        route("GET /companies/{id}", "companies", this::company);
        route("POST /companies/list", "companies", request -> IntercomErrors.tokenUnauthorized());
        route("GET /conversations/deleted", "conversations", request -> {
            IntercomRequests.requireVersion(request, "2.16");
            return conversations.deleted(request);
        });
        route("GET /conversations/attributes", "conversation_attributes", new FurtherEndpoints(this)::attributes);
        route("GET /conversations/{id}", "conversation_parts", conversations::conversation);
    }

    private void settingsRoutes() {
        SettingsEndpoints lists = new SettingsEndpoints(this);
        route("GET /tags", "tags", lists::tags);
        route("GET /teams", "teams", lists::teams);
        route("GET /admins", "admins", lists::admins);
        route("GET /segments", "segments", lists::segments);
        route("GET /data_attributes", "contact_attributes", lists::attributes);
        route("GET /me", "", account::me);
        route("POST /auth/eagle/token", "", account::token);
    }

    private void furtherRoutes() {
        FurtherEndpoints further = new FurtherEndpoints(this);
        SearchSpec tickets = SearchSpec.tickets(settings);
        route("POST /tickets/search", "tickets", request -> search(request, tickets));
        route("GET /tickets/{id}", "tickets", further::ticket);
        route("GET /ticket_types", "ticket_types", request -> further.list(request, "ticket_types"));
        route("GET /ticket_states", "ticket_states", request -> further.list(request, "ticket_states"));
        route("GET /subscription_types", "subscription_types", request -> further.list(request, "subscription_types"));
        route("GET /articles", "articles", request -> further.pages(request, "articles", 25));
        route(
                "GET /help_center/collections",
                "help_center_collections",
                request -> further.pages(request, "help_center_collections", 20));
        route("GET /admins/activity_logs", "activity_logs", further::activityLogs);
        route("GET /companies/{id}/segments", "company_segment_members", further::segments);
    }

    /** The valid access token. */
    public String token() {
        return token.value();
    }

    /** Replaces the access token. Requests with the old one get 401. */
    public void token(String other) {
        token.replace(other);
    }

    /** Makes an OAuth code valid for one use within five minutes. */
    public void authorize(String code) {
        account.authorize(code);
    }

    /** The settings {@code api.url} and {@code access.token}. */
    @Override
    public Map<String, String> connectorSettings() {
        Map<String, String> connector = new LinkedHashMap<>();
        connector.put("api.url", baseUrl().toString());
        connector.put("access.token", token());
        return connector;
    }

    /** The workspace, to change its rows. */
    public IntercomWorkspace workspace() {
        return workspace;
    }

    /** The expected rows of a table by key, with version 2.17. See {@link WorkspaceTruth}. */
    @Override
    public Map<String, ObjectNode> truth(String table) {
        return truth(table, "2.17");
    }

    /** The expected rows of a table by key. */
    public Map<String, ObjectNode> truth(String table, String version) {
        return truth.rows(table, ApiVersion.of(version));
    }

    /** Current number of rows by table. */
    @Override
    public Map<String, Integer> rowCounts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        IntercomTables.ALL.forEach(table -> counts.put(table, truth.count(table)));
        return counts;
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

    /** Removes a table from the workspace's plan: 403 {@code api_plan_restricted}. */
    public void restrictPlan(String table) {
        forbid(table, IntercomErrors.of(403, "api_plan_restricted", "Active subscription needed."));
    }

    /** Invalidates all cursors: requests with them get 400. */
    public void invalidateCursors() {
        searches.invalidateCursors();
    }

    /** Limits requests per window of ten seconds. Intercom's default is 1,667. */
    public void limitRequests(int perTenSeconds) {
        rateLimiter().limit(perTenSeconds, Duration.ofSeconds(10));
    }

    @Override
    protected void authenticate(Request request, String table) {
        if (IntercomRequests.isAuthenticated(request)) {
            token.check(
                    request,
                    IntercomErrors.of(401, "missing_authorization", "Missing authorization"),
                    IntercomErrors.of(401, "unauthorized", "Access Token Invalid"));
        }
    }

    @Override
    protected void authorize(Request request, String table) {
        boolean named = request.header("intercom-version").isPresent();
        if (!named && IntercomRequests.isAuthenticated(request)) {
            violation(request, "no Intercom-Version");
        }
        if (request.method().equals("POST")
                && request.parameter("starting_after").isPresent()) {
            violation(request, "starting_after of a search belongs into the body");
        }
        version(request);
    }

    /** Two endpoints serve several tables each. */
    @Override
    protected String tableOf(Request request, String table) {
        return IntercomRequests.table(request, table);
    }

    @Override
    protected Map<String, String> rateLimitHeaders(RateLimiter.Window window) {
        Map<String, String> headers = new HashMap<>();
        headers.put("X-RateLimit-Limit", Integer.toString(window.limit()));
        headers.put("X-RateLimit-Remaining", Integer.toString(window.remaining()));
        headers.put("X-RateLimit-Reset", Long.toString(window.resetAt()));
        return headers;
    }

    @Override
    public Response error(int status) {
        return IntercomErrors.ofStatus(status);
    }

    @Override
    public Response rateLimited(long resetSeconds) {
        Map<String, String> headers = Map.of(
                "X-RateLimit-Limit", "1667",
                "X-RateLimit-Remaining", "0",
                "X-RateLimit-Reset", Long.toString(clock().seconds() + resetSeconds));
        Response limited = IntercomErrors.of(429, "rate_limit_exceeded", "Exceeded rate limit of 1667 in 10_seconds");
        return has(Variant.RETRY_AFTER)
                ? limited.with(headers).with(Map.of("Retry-After", Long.toString(resetSeconds)))
                : limited.with(headers);
    }

    /** A valid token without the scope. */
    @Override
    public Response forbidden(String table) {
        return IntercomErrors.tokenUnauthorized();
    }

    boolean has(Variant variant) {
        return settings.has(variant);
    }

    ApiVersion version(Request request) {
        return IntercomRequests.version(request);
    }

    private Response search(Request request, SearchSpec spec) {
        return searches.search(request, spec, version(request));
    }

    private Response company(Request request) {
        Row row = workspace
                .rows("companies")
                .get(request.variable("id"))
                .orElseThrow(() -> IntercomErrors.companyNotFound());
        return Response.json(200, Versions.render("companies", row.json(), version(request)));
    }
}
