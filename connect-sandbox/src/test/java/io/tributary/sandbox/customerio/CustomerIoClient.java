package io.tributary.sandbox.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.sandbox.data.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks a simulated Customer.io as tests need it. */
final class CustomerIoClient {

    private final HttpClient http = HttpClient.newHttpClient();
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
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), Json.parse(response.body()), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
