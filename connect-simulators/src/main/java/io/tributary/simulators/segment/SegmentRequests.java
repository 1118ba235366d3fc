package io.tributary.simulators.segment;

import io.tributary.simulators.http.Refusal;
import io.tributary.simulators.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Checks the media type and parameters of requests. Thread-safe. */
final class SegmentRequests {

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
            "granularity",
            "include");

    private final Map<String, Integer> unnamed = new ConcurrentHashMap<>();

    void onlyUnnamedVersion(String table, int status) {
        unnamed.put(table, status);
    }

    /** Requires a version that the table's endpoints have, or none. */
    void check(Request request, String table) {
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
            case "destination_subscriptions", "reverse_etl_models", "spaces" -> "v1alpha";
            case "destination_delivery_metrics_summary" -> "v1beta";
            default -> "v1";
        };
    }

    /** Whether a request has an unknown parameter, which the API ignores silently. */
    static boolean hasUnknownParameter(Request request) {
        return !PARAMETERS.containsAll(request.parameters().keySet());
    }
}
