package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Requests;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends requests to a simulated Intercom, with a version of the API. */
final class IntercomClient {

    private final SimulatedIntercom intercom;
    private final String version;

    IntercomClient(SimulatedIntercom intercom, String version) {
        this.intercom = intercom;
        this.version = version;
    }

    record Response(int status, ObjectNode body) {
        String code() {
            return body.at("/errors/0/code").asText();
        }
    }

    Response get(String path) {
        return send(request(path));
    }

    Response post(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(intercom.baseUrl().resolve(path))
                .header("Authorization", "Bearer " + intercom.token())
                .header("Intercom-Version", version);
    }

    Response send(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = Requests.send(request);
        return new Response(response.statusCode(), Json.row(response.body()));
    }

    /** A search with one filter, ascending by {@code updated_at}. */
    static ObjectNode filter(String field, String operator, long value) {
        ObjectNode body = Json.object();
        body.putObject("query").put("field", field).put("operator", operator).put("value", value);
        body.putObject("sort").put("field", "updated_at").put("order", "ascending");
        return body;
    }

    /** A search for all rows, ascending by {@code updated_at}. */
    static ObjectNode everything() {
        return filter("updated_at", ">", -1_000_000_000);
    }

    /** The rows of all pages of a search. */
    List<JsonNode> walk(String path, ObjectNode body, int perPage) {
        List<JsonNode> rows = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Response page = page(path, body, perPage, cursor);
            page.body()
                    .path(path.startsWith("/conversations") ? "conversations" : "data")
                    .forEach(rows::add);
            cursor = next(page);
        } while (cursor.isPresent());
        return rows;
    }

    Response page(String path, ObjectNode body, int perPage, Optional<String> cursor) {
        ObjectNode pagination = body.putObject("pagination").put("per_page", perPage);
        cursor.ifPresent(text -> pagination.put("starting_after", text));
        return post(path, body);
    }

    static Optional<String> next(Response page) {
        JsonNode cursor = page.body().at("/pages/next/starting_after");
        return cursor.isTextual() ? Optional.of(cursor.asText()) : Optional.empty();
    }
}
