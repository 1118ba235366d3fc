package io.tributary.simulators.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.UnaryOperator;

/**
 * A vendor's API on this machine: routes, faults, request log, rate limit and clock. A vendor adds its routes with
 * {@link #route}, and says how it checks a credential, how its errors look and how its rows change; its builder starts it.
 */
public abstract class SimulatedApi implements VendorErrors, AutoCloseable {

    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "cookie", "proxy-authorization");

    private final SimulatedClock clock = new SimulatedClock();
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final RateLimiter rateLimiter = new RateLimiter(clock);
    private final Arrivals arrivals = new Arrivals();
    private final SteadyChanges changes =
            new SteadyChanges(this::change, e -> log.violation("the simulation failed: " + e));
    private final List<Route> routes = new ArrayList<>();
    private final Map<String, Response> forbidden = new ConcurrentHashMap<>();
    private final ReadWriteLock state = new ReentrantReadWriteLock();
    private volatile Duration latency = Duration.ZERO;
    private volatile UnaryOperator<Request> gate = UnaryOperator.identity();
    private HttpListener listener;

    /** Adds an endpoint ({@code GET /contacts/{id}}); the routes are tried in the order they were added. */
    protected final void route(String endpoint, String table, Handler handler) {
        routes.add(Route.of(endpoint, table, handler));
    }

    /** Listens on 127.0.0.1 and {@code port}; 0 takes a free one. */
    final void listen(int port) {
        this.listener = new HttpListener(port, new ResponseWriter(clock), this::answer);
    }

    /**
     * Checks the credential and whatever else comes before the rate limit.
     *
     * @throws Refusal when the vendor refuses the request
     */
    protected abstract void authenticate(Request request, String table);

    /** Checks what the vendor looks at once a request is counted, before the right to the table: versions, limits of its own. */
    protected abstract void authorize(Request request, String table);

    /** The table that a request reads, where its endpoint serves more than the {@code table} of its route. */
    protected String tableOf(Request request, String table) {
        return table;
    }

    /** The headers that tell a client about the rate limit. */
    protected abstract Map<String, String> rateLimitHeaders(RateLimiter.Window window);

    /** {@code http://127.0.0.1:PORT}, without a slash at its end. */
    public final URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listener.port());
    }

    /** The vendor's clock. */
    public final SimulatedClock clock() {
        return clock;
    }

    /** What goes wrong. */
    public final Faults faults() {
        return faults;
    }

    /** What was asked. */
    public final RequestLog log() {
        return log;
    }

    /** The limit on requests; off at first. */
    public final RateLimiter rateLimiter() {
        return rateLimiter;
    }

    /** Requests to an endpoint so far, written as its route: {@code GET /contacts/{id}}. */
    public final long requests(String endpoint) {
        return log.count(endpoint);
    }

    /** Requests that a correct client never sends, with the reason. */
    public final List<String> violations() {
        return log.violations();
    }

    /** Every request waits this long before it is looked at. */
    public final void latency(Duration each) {
        this.latency = each;
    }

    /** Every request is seen as {@code seen} makes it: asking for smaller pages, say. Runs on the thread that then answers it. */
    public final void see(UnaryOperator<Request> seen) {
        this.gate = seen;
    }

    /** Runs {@code action} when the {@code number}-th request from now (1 is the next) to an endpoint arrives, before it is answered. */
    public final void onRequest(String endpoint, long number, Runnable action) {
        arrivals.on(endpoint, number, action);
    }

    /** Makes several changes of which no answer shows a part: requests that come meanwhile are answered afterwards. */
    public final void atOnce(Runnable changes) {
        state.writeLock().lock();
        try {
            changes.run();
        } finally {
            state.writeLock().unlock();
        }
    }

    /** The settings of a connector that is to read this API: its address and a credential. */
    public abstract Map<String, String> connectorSettings();

    /** Every row of a table as a connector has to deliver it, by what tells the rows apart. */
    public abstract Map<String, ObjectNode> truth(String table);

    /** How many rows the API shows now, by table. */
    public abstract Map<String, Integer> rowCounts();

    /** Takes the right to read a table from the credential. */
    public final void forbid(String table) {
        forbid(table, forbidden(table));
    }

    /** Answers every request for a table with a refusal of the vendor's. */
    protected final void forbid(String table, Response refusal) {
        forbidden.put(table, refusal);
    }

    /** Gives a table back. */
    public final void permit(String table) {
        forbidden.remove(table);
    }

    /** Changes rows of all kinds at this rate until the API is closed or {@link #stopChanging} is called. */
    public void startChanging(double perSecond) {
        changes.start(perSecond);
    }

    /** Ends {@link #startChanging}. */
    public final void stopChanging() {
        changes.stop();
    }

    /** Adds, changes or deletes a row, as the draw decides. */
    protected abstract void change(Draw draw);

    @Override
    public final void close() {
        changes.stop();
        listener.close();
    }

    /** Records something that a correct client never does, while the request is answered nevertheless. */
    protected final void violation(Request request, String reason) {
        log.violation(request, reason);
    }

    /** The request as routes, faults and the log are to see it: for an API that names its operations elsewhere than in the path. */
    protected Request routed(Request request) {
        return request;
    }

    private Response answer(Request sent) {
        Request arrived = routed(gate.apply(sent));
        Optional<Route> route = routes.stream()
                .filter(one -> one.match(arrived.method(), arrived.path()).isPresent())
                .findFirst();
        String endpoint = route.map(Route::endpoint).orElse(arrived.method() + " unknown");
        String table = route.map(Route::table).orElse("");
        Request request = route.flatMap(one -> one.match(arrived.method(), arrived.path()))
                .map(arrived::matched)
                .orElse(arrived);
        log.arrived(endpoint, table);
        arrivals.arrived(endpoint);
        Pause.of(latency);
        Response response = faulty(request, () -> answeredFromOneState(request, route, table));
        log.answered(logged(request, endpoint, table, response.status()), response.body().length);
        return response;
    }

    private Response faulty(Request request, Fault.Answer answer) {
        try {
            Optional<Fault> fault = faults.claim(request.method(), request.path());
            return fault.isPresent() ? fault.get().apply(answer, this) : answer.get();
        } catch (IOException | RuntimeException e) {
            violation(request, "the simulation failed: " + e);
            return error(500);
        }
    }

    private Response answeredFromOneState(Request request, Optional<Route> route, String table) throws IOException {
        state.readLock().lock();
        try {
            return answered(request, route, table);
        } finally {
            state.readLock().unlock();
        }
    }

    private Response answered(Request request, Optional<Route> route, String table) throws IOException {
        try {
            authenticate(request, table);
            Optional<RateLimiter.Window> window = rateLimiter.count();
            Response response = counted(request, route, table, window);
            return window.map(one -> response.with(rateLimitHeaders(one))).orElse(response);
        } catch (Refusal refusal) {
            return refused(request, refusal);
        }
    }

    private Response counted(Request request, Optional<Route> route, String table, Optional<RateLimiter.Window> window)
            throws IOException {
        if (window.isPresent() && window.get().exceeded()) {
            return rateLimited(window.get().resetAt() - clock.seconds());
        }
        try {
            authorize(request, table);
            checkRight(tableOf(request, table));
            if (route.isEmpty()) {
                throw Refusal.violation("no such endpoint", error(404));
            }
            return route.get().handler().answer(request);
        } catch (Refusal refusal) {
            return refused(request, refusal);
        }
    }

    /**
     * Lets pass what may read a table.
     *
     * @throws Refusal when the right to it was taken
     */
    protected final void checkRight(String table) {
        Response refusal = forbidden.get(table);
        if (refusal != null) {
            throw Refusal.of("no right to read " + table, refusal);
        }
    }

    private Response refused(Request request, Refusal refusal) {
        if (refusal.isViolation()) {
            violation(request, refusal.getMessage());
        }
        return refusal.response();
    }

    private LoggedRequest logged(Request request, String endpoint, String table, int status) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.keySet().removeAll(SECRET_HEADERS);
        return new LoggedRequest(
                clock.instant(), request.method(), request.path(), request.query(), endpoint, table, status, headers);
    }
}
