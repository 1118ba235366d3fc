package io.tributary.simulators.listrak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.RateLimiter;
import io.tributary.simulators.http.Refusal;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import io.tributary.simulators.http.SimulatedApi;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A simulation of Listrak's SOAP service with an account of generated rows. In routes, faults and log, the path is the operation
 * and the id of its message or list: {@code POST /ReportRangeMessageContactClick/11803348}.
 */
public final class SimulatedListrak extends SimulatedApi {
    /** Path of the service. */
    public static final String PATH = "/v31/IntegrationService.asmx";

    private static final List<String> TABLES = List.of(
            "lists",
            "message_bounces",
            "message_clicks",
            "message_opens",
            "message_reads",
            "message_sends",
            "message_unsubs",
            "messages",
            "subscribed_contacts");
    private static final int REFUSALS_BEFORE_LOCK = 5;

    private final String user;
    private final ListrakAccount account;
    private final SoapOperations operations;
    private final SoapChecks checks;
    private final AccountTruth truth;
    private final AccountActivity activity;
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile String password;
    private volatile boolean addressProhibited;

    SimulatedListrak(String user, String password, int page, long seed) {
        this.user = user;
        this.password = password;
        this.account = new ListrakAccount(clock(), new AccountData(seed));
        this.operations = new SoapOperations(account, page);
        this.checks = new SoapChecks(account);
        this.truth = new AccountTruth(account);
        this.activity = new AccountActivity(account);
        routes();
    }

    /** An account with a few hundred rows in each table by default. */
    public static ListrakBuilder builder() {
        return new ListrakBuilder();
    }

    private void routes() {
        route("POST /GetContactListCollection", "lists", operations::lists);
        route("POST /ReportListMessageActivity/{id}", "messages", operations::activity);
        route("POST /ReportListMessageDelivery/{id}", "messages", operations::delivery);
        route("POST /ReportMessageContactSent/{id}", "message_sends", operations::sends);
        route("POST /ReportSubscribedContacts/{id}", "subscribed_contacts", operations::subscriptions);
        route("POST /ReportRangeSubscribedContacts/{id}", "subscribed_contacts", operations::added);
        route("POST /ReportRangeListContactRemoval/{id}", "subscribed_contacts", operations::removed);
        route("POST /GetFilteredListCount/{id}", "subscribed_contacts", operations::count);
        for (EventKind kind : EventKind.values()) {
            route("POST /" + kind.operation() + "/{id}", kind.table(), request -> operations.events(request, kind));
        }
    }

    /** Moves the operation from the body to the path, and the logon to a header that is not logged. */
    @Override
    protected Request routed(Request request) {
        if (!request.path().equals(PATH)) {
            return request;
        }
        Map<String, String> headers = new HashMap<>(request.headers());
        try {
            SoapCall call = SoapCall.read(request.body());
            headers.put("authorization", call.user() + '\n' + call.password());
            String parent =
                    call.parameters().getOrDefault("MsgID", call.parameters().get("ListID"));
            String path = "/" + call.operation() + (parent == null ? "" : "/" + parent);
            return new Request(
                    request.method(), path, "", call.parameters(), headers, request.variables(), request.body());
        } catch (IllegalArgumentException e) {
            return new Request(request.method(), "/unreadable", "", Map.of(), headers, Map.of(), request.body());
        }
    }

    @Override
    protected void authenticate(Request request, String table) {
        if (request.path().equals("/unreadable")) {
            throw SoapChecks.refused("not SOAP");
        }
        String operation = operation(request);
        String action = request.header("soapaction").orElse("").replace("\"", "");
        if (!action.equals(SoapCall.NAMESPACE + operation)) {
            throw SoapChecks.refused("Server did not recognize the value of HTTP Header SOAPAction: " + action);
        }
        if (addressProhibited) {
            throw refusal("[ProhibitedIPAddress] Your IP address is not authorized");
        }
        if (refusals.get() >= REFUSALS_BEFORE_LOCK) {
            throw refusal("[LoginAttemptsExceeded] The account is locked");
        }
        if (!request.header("authorization").orElse("").equals(user + '\n' + password)) {
            refusals.incrementAndGet();
            throw refusal("[InvalidLogonAttempt] Invalid user name or password");
        }
    }

    private static String operation(Request request) {
        return request.path().substring(1).replaceAll("/.*", "");
    }

    private static Refusal refusal(String text) {
        return Refusal.of(text, SoapXml.fault("soap:Server", SoapChecks.server(text)));
    }

    @Override
    protected void authorize(Request request, String table) {
        checks.check(request, operation(request));
    }

    /** The valid password. */
    public String password() {
        return password;
    }

    /** Replaces the password. Logons with the old one are refused, and five of them lock the account. */
    public void password(String other) {
        password = other;
        refusals.set(0);
    }

    /** Number of refused logons since the password was set. */
    public int refusals() {
        return refusals.get();
    }

    /** Prohibits or allows the caller's address. */
    public void prohibitAddress(boolean prohibited) {
        addressProhibited = prohibited;
    }

    /** The account, to change its rows. */
    public ListrakAccount account() {
        return account;
    }

    /** The rows of a table by index, as a connector has to deliver them except for the format of values. */
    @Override
    public Map<String, ObjectNode> truth(String table) {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        truth.rows(table).forEach(row -> rows.put(Integer.toString(rows.size()), row));
        return rows;
    }

    @Override
    public Map<String, String> connectorSettings() {
        Map<String, String> connector = new LinkedHashMap<>();
        connector.put("api.url", baseUrl() + PATH);
        connector.put("username", user);
        connector.put("password", password);
        return connector;
    }

    @Override
    public Map<String, Integer> rowCounts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        TABLES.forEach(table -> counts.put(table, truth.rows(table).size()));
        return counts;
    }

    @Override
    protected void change(Draw draw) {
        activity.change(draw);
    }

    /** A SOAP fault instead of the response. */
    public static Fault fault(String text) {
        return (real, vendor) -> SoapXml.fault("soap:Server", SoapChecks.server(text));
    }

    /** An error in a response of {@code operation} with status 200. */
    public static Fault exception(String operation, String text) {
        return (real, vendor) -> SoapXml.exception(operation, text);
    }

    /** A page of the web server instead of the response: 404, "File or directory not found.". */
    public static Fault webServer404() {
        return (real, vendor) -> page(404, "404 - File or directory not found.");
    }

    /** The real response with text replaced. */
    public static Fault edited(String from, String to) {
        return (real, vendor) -> {
            Response response = real.get();
            String text = new String(response.body(), StandardCharsets.UTF_8).replace(from, to);
            return response.withBody(text.getBytes(StandardCharsets.UTF_8));
        };
    }

    private static Response page(int status, String title) {
        String html = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\""
                + " \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><h2>"
                + title + "</h2></body></html>";
        return Response.of(status, "text/html", html.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected Map<String, String> rateLimitHeaders(RateLimiter.Window window) {
        return Map.of();
    }

    @Override
    public Response error(int status) {
        return status == 500
                ? SoapXml.fault("soap:Server", SoapChecks.server("Timeout expired"))
                : page(status, "Error " + status);
    }

    @Override
    public Response rateLimited(long resetSeconds) {
        return page(429, "Too many requests").with(Map.of("Retry-After", Long.toString(resetSeconds)));
    }

    @Override
    public Response forbidden(String table) {
        return SoapXml.fault(
                "soap:Server",
                SoapChecks.server("System.UnauthorizedAccessException: You are not authorized to use this operation"));
    }
}
