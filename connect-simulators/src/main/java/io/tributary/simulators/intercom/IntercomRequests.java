package io.tributary.simulators.intercom;

import io.tributary.simulators.http.Refusal;
import io.tributary.simulators.http.Request;

/** What requests tell beside their endpoint: whether a token, which of two tables, which version. */
final class IntercomRequests {

    private static final String TOKEN_PATH = "/auth/eagle/token";
    private static final ApiVersion APP_VERSION = ApiVersion.of("2.17");

    private IntercomRequests() {}

    /** Whether a request is one that carries a token. */
    static boolean isAuthenticated(Request request) {
        return !request.path().equals(TOKEN_PATH);
    }

    /** The table that a request reads: two endpoints serve two each. */
    static String table(Request request, String table) {
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
