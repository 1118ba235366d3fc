package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tributary.connect.common.http.Redaction;
import io.tributary.connect.common.http.Words;
import io.tributary.connect.common.schema.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The two requests that turn a code into an access token and check it. Each is sent once. */
final class OAuthApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** The most of Intercom's words in a message. */
    private static final int WORDS = 300;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI baseUrl;

    /**
     * An answer.
     *
     * @param body a missing node where it is no JSON
     */
    record Answer(int status, JsonNode body) {
        boolean isGood() {
            return status == 200 && body.isObject();
        }

        /** Whether it is an error that Intercom wrote, and nobody in between. */
        boolean isOwnError() {
            return body.path("type").asText().equals("error.list");
        }

        /** Intercom's code of the error; empty where there is none. */
        String code() {
            return body.at("/errors/0/code").asText("");
        }

        /** Status and Intercom's own words, without the secret that they may quote. */
        String said(Redaction secret) {
            String words = isOwnError() ? body.at("/errors/0/message").asText("") : "";
            String told = Words.cut(Words.plain(secret.apply(words)), WORDS);
            return told.isEmpty() ? "status " + status : "status " + status + ", \"" + told + '"';
        }
    }

    OAuthApi(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * Exchanges a code: {@code POST /auth/eagle/token} (Intercom's documentation, "Setting up OAuth").
     *
     * @throws IOException when no answer came; the code may be used up all the same
     */
    Answer exchange(String code, String clientId, String clientSecret) throws IOException {
        String form = form("code", code, "client_id", clientId, "client_secret", clientSecret);
        return send(request("/auth/eagle/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    /**
     * Who a token belongs to: {@code GET /me} (API reference, "Identify an admin").
     *
     * @throws IOException when no answer came
     */
    Answer me(String token) throws IOException {
        return send(request("/me")
                .header("Authorization", "Bearer " + token)
                .header("Intercom-Version", IntercomVersion.DEFAULT)
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json");
    }

    private Answer send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return Json.parse(body);
        } catch (IllegalArgumentException e) {
            return MissingNode.getInstance();
        }
    }

    /** Parameters of a form or a query, encoded: each name followed by its value. */
    static String form(String... parameters) {
        List<String> encoded = new ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            encoded.add(parameters[i] + '=' + URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return String.join("&", encoded);
    }
}
