package io.tributary.simulators.intercom;

import io.tributary.simulators.http.Refusal;
import io.tributary.simulators.http.Request;

/** Properties of requests besides their endpoint: authentication, table and version. */
final class IntercomRequests {

    private static final String TOKEN_PATH = "/auth/eagle/token";
    private static final ApiVersion APP_VERSION = ApiVersion.of("2.17");

    private IntercomRequests() {}

    /** Whether a request needs a token. */
    static boolean isAuthenticated(Request request) {
        return !request.path().equals(TOKEN_PATH);
    }

    /** The table that a request reads. Two endpoints serve several tables each. */
    static String table(Request request, String table) {
        return switch (table) {
            case "segments" -> is(request, "type", "company") ? "company_segments" : table;
            case "contact_attributes" -> attributes(request);
            default -> table;
        };
    }

    private static String attributes(Request request) {
        if (is(request, "model", "conversation")) {
            return "conversation_attributes";
        }
        return is(request, "model", "company") ? "company_attributes" : "contact_attributes";
    }

    private static boolean is(Request request, String parameter, String value) {
        return request.parameter(parameter).orElse("").equals(value);
    }

    /**
     * The version in a request's header, or the app's default.
     *
     * @throws Refusal if there is no such version
     */
    static ApiVersion version(Request request) {
        return request.header("intercom-version")
                .map(name -> ApiVersion.known(name).orElseThrow(IntercomErrors::versionInvalid))
                .orElse(APP_VERSION);
    }

    /**
     * Requires a version that has the endpoint.
     *
     * @throws Refusal if it is older than {@code minimum}
     */
    static void requireVersion(Request request, String minimum) {
        if (version(request).isBefore(minimum)) {
            throw IntercomErrors.versionInvalid();
        }
    }
}
