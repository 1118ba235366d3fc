package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Requests;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Sends requests to a simulated Kustomer. */
final class KustomerClient {

    private static final String SEARCH = "/v1/customers/search";

    private final SimulatedKustomer kustomer;

    KustomerClient(SimulatedKustomer kustomer) {
        this.kustomer = kustomer;
    }

    record Response(int status, HttpHeaders headers, ObjectNode body) {
        List<String> ids() {
            List<String> ids = new ArrayList<>();
            body.path("data").forEach(row -> ids.add(row.path("id").asText()));
            return ids;
        }

        List<String> times(String attribute) {
            List<String> times = new ArrayList<>();
            body.path("data")
                    .forEach(row ->
                            times.add(row.path("attributes").path(attribute).asText()));
            return times;
        }
    }

    Response get(String path) {
        return send(request(path));
    }

    Response search(ObjectNode body, int page, int pageSize) {
        return post(SEARCH + "?page=" + page + "&pageSize=" + pageSize, body);
    }

    Response post(String path, JsonNode body) {
        return send(posting(path, body));
    }

    /** The first page of a search as bytes. */
    byte[] raw(ObjectNode body) {
        return Requests.send(posting(SEARCH + "?page=1&pageSize=500", body)).body();
    }

    private HttpRequest.Builder posting(String path, JsonNode body) {
        return request(path).POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(kustomer.baseUrl().resolve(path))
                .header("Authorization", "Bearer " + kustomer.token());
    }

    Response send(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = Requests.send(request);
        return new Response(response.statusCode(), response.headers(), Json.row(response.body()));
    }

    /** A search for all rows of a type that changed at a time or later, ascending. */
    static ObjectNode since(String context, String time) {
        ObjectNode body = Json.object().put("queryContext", context).put("includeDeleted", true);
        String attribute = (context.startsWith("kobject") ? "kobject" : context) + "_updated_at";
        body.putArray("and").addObject().putObject(attribute).put("gte", time);
        body.putArray("sort").addObject().put(attribute, "asc");
        return body;
    }
}
