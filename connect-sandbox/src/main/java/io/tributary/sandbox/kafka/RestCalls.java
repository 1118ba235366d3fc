package io.tributary.sandbox.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** Sends requests to a worker and parses its JSON responses. Thread-safe. */
final class RestCalls {
    // A worker gives up after 90 s.
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(100);
    private static final Duration HEALTH_LIMIT = Duration.ofSeconds(10);
    private static final Duration REBALANCE_LIMIT = Duration.ofSeconds(60);

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String url;
    private final Path transcript;

    RestCalls(String url) {
        this(url, null);
    }

    /**
     * @param transcript file to which every response is appended; null for none
     */
    RestCalls(String url, Path transcript) {
        this.url = url;
        this.transcript = transcript;
    }

    String url() {
        return url;
    }

    JsonNode get(String path) {
        return send("GET", path, null);
    }

    /** Sends a request and returns the response. Retries while the worker rebalances, as its message advises. */
    JsonNode send(String method, String path, Object body) {
        HttpRequest request = request(method, path, REQUEST_LIMIT, body);
        HttpResponse<String> response = Waiting.until(
                REBALANCE_LIMIT,
                () -> method + " " + path + " to be possible between rebalances",
                () -> settled(request));
        if (response.statusCode() >= 400) {
            throw new ConnectRestException(method + " " + path, response.statusCode(), message(response.body()));
        }

        return json(response.body());
    }

    /** The status of a GET. 0 if there is no response. */
    int status(String path) {
        try {
            return exchange(request("GET", path, HEALTH_LIMIT, null)).statusCode();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    private Optional<HttpResponse<String>> settled(HttpRequest request) {
        HttpResponse<String> response = exchange(request);
        boolean isRebalancing = response.statusCode() == 409 && response.body().contains("momentarily");
        return isRebalancing ? Optional.empty() : Optional.of(response);
    }

    private HttpRequest request(String method, String path, Duration limit, Object body) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(limit)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, content(body))
                .build();
    }

    private HttpRequest.BodyPublisher content(Object body) {
        if (body == null) {
            return HttpRequest.BodyPublishers.noBody();
        }
        try {
            return HttpRequest.BodyPublishers.ofByteArray(mapper.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            writeDown(response);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " got no response", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in " + request.method() + " " + request.uri(), e);
        }
    }

    private void writeDown(HttpResponse<String> response) throws IOException {
        if (transcript != null) {
            HttpRequest request = response.request();
            String line = request.method()
                    + ' '
                    + request.uri().getRawPath()
                    + ' '
                    + response.statusCode()
                    + ' '
                    + response.body().replaceAll("\\R", " ")
                    + '\n';
            Files.writeString(transcript, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private JsonNode json(String body) {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String message(String body) {
        try {
            return mapper.readTree(body).path("message").asText(body);
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
