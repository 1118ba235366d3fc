package io.tributary.connect.intercom.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tributary.connect.common.http.Redaction;
import io.tributary.connect.common.http.Words;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.intercom.IntercomVersion;
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
    /** Maximum length of Intercom's text in a message. */
    private static final int MAX_CHARACTERS = 300;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI baseUrl;

    /**
     * A response.
     *
     * @param body a missing node if it is not JSON
     */
    record Response(int status, JsonNode body) {
        boolean isGood() {
            return status == 200 && body.isObject();
        }

        /** Whether the error is from Intercom, not from something in between. */
        boolean isOwnError() {
            return body.path("type").asText().equals("error.list");
        }

        /** Intercom's error code. Empty if there is none. */
        String code() {
            return body.at("/errors/0/code").asText("");
        }

        /** Status and Intercom's message, without the secret that it may quote. */
        String description(Redaction secret) {
            String message = isOwnError() ? body.at("/errors/0/message").asText("") : "";
            String text = Words.cut(Words.plain(secret.apply(message)), MAX_CHARACTERS);
            return text.isEmpty() ? "status " + status : "status " + status + ", \"" + text + '"';
        }
    }

    OAuthApi(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * Exchanges a code: {@code POST /auth/eagle/token} (Intercom's documentation, "Setting up OAuth").
     *
     * @throws IOException if there was no response; the code may be used up anyway
     */
    Response exchange(String code, String clientId, String clientSecret) throws IOException {
        String form = form("code", code, "client_id", clientId, "client_secret", clientSecret);
        return send(request("/auth/eagle/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    /**
     * Who a token belongs to: {@code GET /me} (API reference, "Identify an admin").
     *
     * @throws IOException if there was no response
     */
    Response me(String token) throws IOException {
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

    private Response send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Response(response.statusCode(), json(response.body()));
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

    /** Encodes the parameters of a form or a query, given as names followed by values. */
    static String form(String... parameters) {
        List<String> encoded = new ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            encoded.add(parameters[i] + '=' + URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return String.join("&", encoded);
    }
}
