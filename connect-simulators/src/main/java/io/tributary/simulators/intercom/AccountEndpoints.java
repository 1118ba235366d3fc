package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The token's owner, and the OAuth token exchange: {@code GET /me}, {@code POST /auth/eagle/token}. */
final class AccountEndpoints {

    private static final Duration CODE_LIFE = Duration.ofMinutes(5);

    private final SimulatedIntercom intercom;
    private final IntercomSettings settings;
    private final Map<String, Instant> codes = new ConcurrentHashMap<>();

    AccountEndpoints(SimulatedIntercom intercom, IntercomSettings settings) {
        this.intercom = intercom;
        this.settings = settings;
    }

    /** Makes {@code code} valid for one use within five minutes. */
    void authorize(String code) {
        codes.put(code, intercom.clock().instant());
    }

    Response me(Request request) {
        ObjectNode me = Json.object().put("type", "admin").put("id", "4423433").put("email", "ada@example.com");
        me.put("name", "Ada").put("email_verified", true).put("has_inbox_seat", true);
        me.putObject("avatar").put("type", "avatar").put("image_url", "https://example.com/a.png");
        me.putObject("app")
                .put("type", "app")
                .put("id_code", "wjw5eps7")
                .put("name", "Größe & Co [TEST]")
                .put("region", settings.region())
                .put("timezone", settings.timeZone().getId())
                .put("created_at", 1_671_465_577L)
                .put("identity_verification", false);
        return Response.json(200, Json.bytes(me));
    }

    Response token(Request request) throws IOException {
        Map<String, String> form = form(request);
        if (!form.containsKey("code") || !form.containsKey("client_id") || !form.containsKey("client_secret")) {
            throw IntercomErrors.malformed("parameter_missing", "code, client_id and client_secret are needed");
        }
        Optional<Instant> issued = Optional.ofNullable(codes.remove(form.get("code")));
        boolean fresh = issued.filter(
                        at -> Duration.between(at, intercom.clock().instant()).compareTo(CODE_LIFE) <= 0)
                .isPresent();
        boolean known = settings.clientId().equals(form.get("client_id"))
                && settings.clientSecret().equals(form.get("client_secret"));
        if (!fresh || !known) {
            return IntercomErrors.of(401, "unauthorized", "The code, the client id or the client secret is not valid");
        }
        ObjectNode response = Json.object().put("token_type", "Bearer").put("token", settings.token());
        return Response.json(200, Json.bytes(response.put("access_token", settings.token())));
    }

    private static Map<String, String> form(Request request) throws IOException {
        if (!request.header("content-type").orElse("").startsWith("application/json")) {
            return request.form();
        }
        Map<String, String> form = new ConcurrentHashMap<>();
        JsonNode body = Json.parse(request.body());
        body.properties()
                .forEach(field -> form.put(field.getKey(), field.getValue().asText()));
        return form;
    }
}
