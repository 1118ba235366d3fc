package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.Failure;
import io.tributary.connect.common.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages name another region, and which do not. */
class WrongRegionTest {

    @ParameterizedTest
    @CsvSource({
        "Requests must be sent to Segment's EU-hosted API, eu",
        "Requests must be sent to Segment's US-hosted API, us",
        "REQUESTS MUST BE SENT TO SEGMENT'S EU-HOSTED API, eu",
        "requests must be sent to segment's us-hosted api., us",
        "Use the EU hosted API for this workspace, eu",
        "Use Segment's US-based Public API, us",
        "This request must be sent to https://eu1.api.segmentapis.com/, eu",
        "This request must be sent to https://api.segmentapis.com (you called eu1), us",
        "Requests of this workspace have to be made to the EU region, eu",
        "This token needs to be sent to our US endpoint, us",
        "It should be routed to HTTPS://EU1.API.SEGMENTAPIS.COM, eu"
    })
    void messageNamesTheRegion(String message, String region) {
        assertThat(named(403, listed(message))).contains(region);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forbidden",
                "Contact us about hosted APIs",
                "Questions must be sent to us",
                "The audit trail is not available in the EU region",
                "The audit trail is not offered to EU-hosted workspaces",
                "See https://docs.segmentapis.com and api.segmentapis.com",
                "Must be sent to Segment's EUR-hosted API",
                ""
            })
    void otherMessagesNameNoRegion(String message) {
        assertThat(named(403, listed(message))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 500, 503})
    void otherStatusesNameNoRegion(int status) {
        assertThat(named(status, listed("must be sent to Segment's EU-hosted API")))
                .isEmpty();
    }

    @Test
    void everyErrorOfTheListIsRead() {
        assertThat(
                        named(
                                400,
                                "{\"errors\":[{\"type\":\"a\"},{\"type\":\"b\",\"message\":\"must be sent to Segment's EU-hosted API\"}]}"))
                .contains("eu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"errors\":\"x\"}", "{\"errors\":[1,null]}", "{\"message\":{}}", "[]", "\"text\""})
    void oddBodiesNameNoRegion(String body) {
        assertThat(named(400, body)).isEmpty();
    }

    @Test
    void pageOfAProxyNamesNoRegion() {
        assertThat(WrongRegion.in(failure(403, MissingNode.getInstance()))).isEmpty();
    }

    private static Optional<String> named(int status, String body) {
        return WrongRegion.in(failure(status, Json.parse(body))).map(WrongRegion::region);
    }

    private static Failure failure(int status, JsonNode body) {
        return new Failure(status, Map.of(), body, null, Instant.EPOCH);
    }

    private static String listed(String message) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putArray("errors").addObject().put("type", "Forbidden").put("message", message);
        return body.toString();
    }
}
