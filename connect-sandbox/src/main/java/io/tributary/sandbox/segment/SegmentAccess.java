package io.tributary.sandbox.segment;

import io.tributary.sandbox.http.Refusal;
import io.tributary.sandbox.http.Request;
import io.tributary.sandbox.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who may read what: the token, the tables it lacks, the media types of endpoints. Thread-safe. */
final class SegmentAccess {

    private static final String ANY = "application/json";
    private static final List<String> VERSIONS = List.of("v1", "v1beta", "v1alpha");
    private static final Set<String> PARAMETERS = Set.of(
            "pagination.count",
            "pagination.cursor",
            "pagination[count]",
            "pagination[cursor]",
            "period",
            "startTime",
            "endTime",
            "resourceId",
            "resourceType",
            "sourceId",
            "granularity");

    private final Map<String, Response> forbidden = new ConcurrentHashMap<>();
    private final Map<String, Integer> unnamed = new ConcurrentHashMap<>();
    private volatile String token;

    SegmentAccess(String token) {
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

    void onlyUnnamedVersion(String table, int status) {
        unnamed.put(table, status);
    }

    void checkToken(Request request) {
        if (request.header("authorization").isEmpty()) {
            throw Refusal.violation("no Authorization", SegmentErrors.ofStatus(401));
        }
        if (!request.header("authorization").get().equals("Bearer " + token)) {
            throw Refusal.of("wrong token", SegmentErrors.ofStatus(401));
        }
    }

    void checkTable(String table) {
        Response refusal = forbidden.get(table);
        if (refusal != null) {
            throw Refusal.of("no right to read " + table, refusal);
        }
    }

    /** Lets pass what names a version that the table's endpoints have, or none. */
    void checkVersion(Request request, String table) {
        String accept = request.header("accept").orElse("");
        Integer refusal = unnamed.get(table);
        if (refusal != null && !accept.equals(ANY)) {
            throw Refusal.of("no such version", SegmentErrors.ofStatus(refusal));
        }
        boolean known = VERSIONS.subList(VERSIONS.indexOf(newest(table)), VERSIONS.size()).stream()
                .anyMatch(version -> accept.equals("application/vnd.segment." + version + "+json"));
        if (!known && !accept.equals(ANY)) {
            throw Refusal.violation("no media type of " + table + ": " + accept, SegmentErrors.ofStatus(406));
        }
    }

    /** The most stable version that the table's endpoints have. */
    private static String newest(String table) {
        return switch (table) {
            case "destination_subscriptions" -> "v1alpha";
            case "destination_delivery_metrics_summary" -> "v1beta";
            default -> "v1";
        };
    }

    /** A parameter that the API does not have; it ignores such a one silently. */
    static boolean hasUnknownParameter(Request request) {
        return !PARAMETERS.containsAll(request.parameters().keySet());
    }
}
