package io.tributary.simulators.segment;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.simulators.http.Requests;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends requests to a simulated Segment. */
final class SegmentClient {

    private static final String V1 = "application/vnd.segment.v1+json";

    private final SimulatedSegment segment;

    SegmentClient(SimulatedSegment segment) {
        this.segment = segment;
    }

    record Response(int status, JsonNode body, HttpResponse<byte[]> raw) {
        String field() {
            return body.at("/errors/0/field").asText();
        }
    }

    Response get(String path) {
        String accept = path.matches("/(spaces|reverse-etl-models)\\b.*|.*/subscriptions\\b.*")
                ? "application/vnd.segment.v1alpha+json"
                : path.contains("/delivery-metrics") ? "application/vnd.segment.v1beta+json" : V1;
        return get(path, accept, segment.token());
    }

    Response get(String path, String accept, String token) {
        HttpResponse<byte[]> response =
                Requests.send(HttpRequest.newBuilder(segment.baseUrl().resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", accept));
        return new Response(response.statusCode(), Requests.json(response), response);
    }

    /** The rows of all pages of a list. */
    List<JsonNode> walk(String path, String field, int count) {
        List<JsonNode> rows = new ArrayList<>();
        String list = path + (path.contains("?") ? '&' : '?') + "pagination.count=" + count;
        for (String next = list; next != null; ) {
            JsonNode data = get(next).body().path("data");
            data.path(field).forEach(rows::add);
            JsonNode cursor = data.at("/pagination/next");
            next = cursor.isTextual() && !data.path(field).isEmpty()
                    ? list + "&pagination.cursor=" + URLEncoder.encode(cursor.asText(), StandardCharsets.UTF_8)
                    : null;
        }
        return rows;
    }
}
