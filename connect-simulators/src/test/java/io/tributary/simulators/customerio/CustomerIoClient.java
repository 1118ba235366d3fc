package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.simulators.http.Requests;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Sends requests to a simulated Customer.io. */
final class CustomerIoClient {

    private final SimulatedCustomerIo api;

    CustomerIoClient(SimulatedCustomerIo api) {
        this.api = api;
    }

    /** A response. An empty body is a missing node. */
    record Response(int status, JsonNode body, HttpResponse<byte[]> response) {}

    Response get(String path) {
        return send(request(path).GET());
    }

    Response post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    /** The page after {@code response}. */
    Response next(String path, Response response) {
        String cursor = response.body().path("next").asText();
        String start = "start=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return get(path + (path.contains("?") ? '&' : '?') + start);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api.baseUrl() + "/v1" + path))
                .header("Authorization", "Bearer " + api.token());
    }

    Response send(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = Requests.send(request);
        return new Response(response.statusCode(), Requests.json(response), response);
    }
}
