package io.tributary.sandbox.intercom;

import io.tributary.sandbox.http.Refusal;
import io.tributary.sandbox.http.Request;
import io.tributary.sandbox.http.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who may read what: the token, the tables it lacks, the versions that requests name. Thread-safe. */
final class IntercomAccess {

    private static final String BEARER = "Bearer ";
    private static final String TOKEN_PATH = "/auth/eagle/token";
    private static final ApiVersion APP_VERSION = ApiVersion.of("2.17");

    private final Map<String, Response> forbidden = new ConcurrentHashMap<>();
    private volatile String token;

    IntercomAccess(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    void token(String other) {
        this.token = other;
    }

    void forbid(String table, Response answer) {
        forbidden.put(table, answer);
    }

    void permit(String table) {
        forbidden.remove(table);
    }

    /** Whether a request is one that carries a token. */
    static boolean isAuthenticated(Request request) {
        return !request.path().equals(TOKEN_PATH);
    }

    void checkToken(Request request) {
        if (request.header("authorization").isEmpty()) {
            String message = "Missing authorization";
            throw Refusal.violation(message, IntercomErrors.of(401, "missing_authorization", message));
        }
        if (!request.header("authorization").get().equals(BEARER + token)) {
            throw Refusal.of("wrong token", IntercomErrors.of(401, "unauthorized", "Access Token Invalid"));
        }
    }

    void checkTable(Request request, String table) {
        Response refusal = forbidden.get(served(request, table));
        if (refusal != null) {
            throw Refusal.of("no right to read " + table, refusal);
        }
    }

    /** Two endpoints serve two tables each. */
    private static String served(Request request, String table) {
        return switch (table) {
            case "segments" -> is(request, "type") ? "company_segments" : table;
            case "contact_attributes" -> is(request, "model") ? "company_attributes" : table;
            default -> table;
        };
    }

    private static boolean is(Request request, String parameter) {
        return request.parameter(parameter).orElse("").equals("company");
    }

    /**
     * The version that a request names, or the app's own.
     *
     * @throws Refusal when there is no such version
     */
    static ApiVersion version(Request request) {
        return request.header("intercom-version")
                .map(name -> ApiVersion.known(name).orElseThrow(IntercomErrors::versionInvalid))
                .orElse(APP_VERSION);
    }

    /**
     * Lets pass what names a version that has the endpoint.
     *
     * @throws Refusal when it is older than {@code least}
     */
    static void requireVersion(Request request, String least) {
        if (version(request).isBefore(least)) {
            throw IntercomErrors.versionInvalid();
        }
    }
}
