package io.tributary.simulators.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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
 * A simulation of a vendor's API: routes, faults, request log, rate limit and clock. A vendor adds its routes with {@link #route}
 * and implements authentication, errors and changes of rows. Its builder starts it.
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
    private volatile UnaryOperator<Request> rewrite = UnaryOperator.identity();
    private HttpListener listener;
    private Recording recording;

    /** Adds an endpoint ({@code GET /contacts/{id}}). The first route that matches a request serves it. */
    protected final void route(String endpoint, String table, Handler handler) {
        routes.add(Route.of(endpoint, table, handler));
    }

    /** Listens on 127.0.0.1 and {@code port}, 0 for a free one. */
    final void listen(int port) {
        this.listener =
                new HttpListener(port, new ResponseWriter(clock), recording == null ? this::respond : recording);
    }

    /** Records the responses to a file and serves them at {@code /recorded}. Call it before {@link #listen}. */
    final void record(Path file) {
        this.recording = new Recording(file, this::respond, () -> Pause.of(latency));
    }

    /**
     * Checks the credential and everything else that the vendor checks before the rate limit.
     *
     * @throws Refusal if the vendor refuses the request
     */
    protected abstract void authenticate(Request request, String table);

    /** Checks what the vendor checks after the rate limit and before the right to the table, such as versions. */
    protected abstract void authorize(Request request, String table);

    /** The table that a request reads, if its endpoint serves more tables than that of its route. */
    protected String tableOf(Request request, String table) {
        return table;
    }

    /** The headers with the state of the rate limit. */
    protected abstract Map<String, String> rateLimitHeaders(RateLimiter.Window window);

    /** {@code http://127.0.0.1:PORT}, without a slash at the end. */
    public final URI baseUrl() {
        return URI.create("http://127.0.0.1:" + listener.port());
    }

    /** The vendor's clock. */
    public final SimulatedClock clock() {
        return clock;
    }

    /** The scripted faults. */
    public final Faults faults() {
        return faults;
    }

    /** The requests so far. */
    public final RequestLog log() {
        return log;
    }

    /** The rate limit, initially off. */
    public final RateLimiter rateLimiter() {
        return rateLimiter;
    }

    /** Number of requests to an endpoint, given as its route: {@code GET /contacts/{id}}. */
    public final long requests(String endpoint) {
        return log.count(endpoint);
    }

    /** Requests that a correct client never sends, with the reason. */
    public final List<String> violations() {
        return log.violations();
    }

    /** Delays each request. */
    public final void latency(Duration each) {
        this.latency = each;
    }

    /** Rewrites each request before it is handled, on the same thread: for example to smaller pages. */
    public final void rewriteRequests(UnaryOperator<Request> rewrite) {
        this.rewrite = rewrite;
    }

    /** Runs {@code action} when the {@code number}-th request to an endpoint from now on (1 is the next) arrives. */
    public final void onRequest(String endpoint, long number, Runnable action) {
        arrivals.on(endpoint, number, action);
    }

    /** Makes several changes at once. Requests that arrive meanwhile wait. */
    public final void atOnce(Runnable changes) {
        state.writeLock().lock();
        try {
            changes.run();
        } finally {
            state.writeLock().unlock();
        }
    }

    /** The settings of a connector for this API: URL and credential. */
    public abstract Map<String, String> connectorSettings();

    /** The rows of a table that a connector has to deliver, by a text that identifies them. */
    public abstract Map<String, ObjectNode> truth(String table);

    /** Number of rows by table. */
    public abstract Map<String, Integer> rowCounts();

    /** Revokes the right to read a table. */
    public final void forbid(String table) {
        forbid(table, forbidden(table));
    }

    /** Revokes the right to read a table. Requests get {@code refusal}. */
    protected final void forbid(String table, Response refusal) {
        forbidden.put(table, refusal);
    }

    /** Grants the right to read a table again. */
    public final void permit(String table) {
        forbidden.remove(table);
    }

    /** Changes rows of all kinds at this rate until the API is closed or {@link #stopChanging} is called. */
    public void startChanging(double perSecond) {
        changes.start(perSecond);
    }

    /** Stops {@link #startChanging}. */
    public final void stopChanging() {
        changes.stop();
    }

    /** Adds, changes or deletes a random row. */
    protected abstract void change(Draw draw);

    @Override
    public final void close() {
        changes.stop();
        listener.close();
        if (recording != null) {
            recording.close();
        }
    }

    /** Records something that a correct client never does. The request gets its response nevertheless. */
    protected final void violation(Request request, String reason) {
        log.violation(request, reason);
    }

    /** The request for routes, faults and log. Override it if the API does not name its operations in the path. */
    protected Request routed(Request request) {
        return request;
    }

    private Response respond(Request sent) {
        Request arrived = routed(rewrite.apply(sent));
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
        Response response = respondWithFault(request, () -> respondLocked(request, route, table));
        log.responded(logged(request, endpoint, table, response.status()), response.body().length);
        return response;
    }

    private Response respondWithFault(Request request, Fault.RealResponse real) {
        try {
            Optional<Fault> fault = faults.claim(request.method(), request.path());
            return fault.isPresent() ? fault.get().apply(real, this) : real.get();
        } catch (IOException | RuntimeException e) {
            violation(request, "the simulation failed: " + e);
            return error(500);
        }
    }

    private Response respondLocked(Request request, Optional<Route> route, String table) throws IOException {
        state.readLock().lock();
        try {
            return authenticated(request, route, table);
        } finally {
            state.readLock().unlock();
        }
    }

    private Response authenticated(Request request, Optional<Route> route, String table) throws IOException {
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
            return route.get().handler().handle(request);
        } catch (Refusal refusal) {
            return refused(request, refusal);
        }
    }

    /**
     * Requires the right to read a table.
     *
     * @throws Refusal if it was revoked
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
