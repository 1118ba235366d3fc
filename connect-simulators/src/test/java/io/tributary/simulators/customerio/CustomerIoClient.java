package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.simulators.http.Requests;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks a simulated Customer.io as tests need it. */
final class CustomerIoClient {

    private final SimulatedCustomerIo api;

    CustomerIoClient(SimulatedCustomerIo api) {
        this.api = api;
    }

    /** An answer; its body is a missing node where it is empty. */
    record Answer(int status, JsonNode body, HttpResponse<byte[]> response) {}

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    /** The page after {@code answer}. */
    Answer next(String path, Answer answer) {
        String cursor = answer.body().path("next").asText();
        String start = "start=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        return get(path + (path.contains("?") ? '&' : '?') + start);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api.baseUrl() + "/v1" + path))
                .header("Authorization", "Bearer " + api.token());
    }

    Answer send(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = Requests.send(request);
        return new Answer(response.statusCode(), Requests.json(response), response);
    }
}
