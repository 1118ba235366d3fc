package io.tributary.simulators.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Fault;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedIntercomTest {

    private final SimulatedIntercom intercom = SimulatedIntercom.builder()
            .contacts(140)
            .companies(70)
            .conversations(12)
            .parts(80, 0)
            .region("EU")
            .start();
    private final IntercomClient client = new IntercomClient(intercom, "2.17");

    @AfterEach
    void close() {
        intercom.close();
    }

    private IntercomClient.Response with(String header, String value, String path) {
        return client.send(
                HttpRequest.newBuilder(intercom.baseUrl().resolve(path)).header(header, value));
    }

    @Test
    void refusesWrongTokens() {
        IntercomClient.Response wrong = with("Authorization", "Bearer wrong", "/me");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("unauthorized");
        assertThat(wrong.body().path("type").asText()).isEqualTo("error.list");
        assertThat(wrong.body().path("request_id").isTextual()).isTrue();
        assertThat(intercom.violations()).isEmpty();
        assertThat(with("Accept", "*/*", "/me").code()).isEqualTo("missing_authorization");
        assertThat(intercom.violations()).hasSize(1);
        intercom.token("another");
        assertThat(with("Authorization", "Bearer simulated-token", "/me").status())
                .isEqualTo(401);
        assertThat(client.get("/me").status()).isEqualTo(200);
    }

    @Test
    void returnsTheTokensOwner() {
        ObjectNode me = client.get("/me").body();
        assertThat(me.at("/app/region").asText()).isEqualTo("EU");
        assertThat(me.at("/app/timezone").asText()).isEqualTo("America/Los_Angeles");
    }

    @Test
    void recordsRequestsWithoutAVersionAsViolations() {
        assertThat(with("Authorization", "Bearer simulated-token", "/tags").status())
                .isEqualTo(200);
        assertThat(intercom.violations()).containsExactly("GET /tags: no Intercom-Version");
    }

    @Test
    void refusesForbiddenTables() {
        intercom.forbid("tags");
        intercom.forbid("company_segments");
        intercom.restrictPlan("conversations");
        assertThat(client.get("/tags").status()).isEqualTo(401);
        assertThat(client.get("/tags").code()).isEqualTo("token_unauthorized");
        assertThat(client.get("/segments").status()).isEqualTo(200);
        assertThat(client.get("/segments?type=company").status()).isEqualTo(401);
        IntercomClient.Response restricted = client.post("/conversations/search", IntercomClient.everything());
        assertThat(restricted.status()).isEqualTo(403);
        assertThat(restricted.code()).isEqualTo("api_plan_restricted");
        intercom.permit("tags");
        assertThat(client.get("/tags").status()).isEqualTo(200);
        assertThat(intercom.violations()).isEmpty();
    }

    @Test
    void faultsHaveIntercomsFormat() {
        intercom.clock().set(Instant.ofEpochSecond(100));
        intercom.faults().next("/tags", Fault.rateLimited(7));
        intercom.faults().next("/tags", Fault.status(503));
        intercom.faults().next("/tags", Fault.forbidden("tags"));
        assertThat(client.get("/tags").code()).isEqualTo("rate_limit_exceeded");
        assertThat(client.get("/tags").code()).isEqualTo("service_unavailable");
        assertThat(client.get("/tags").code()).isEqualTo("token_unauthorized");
    }

    @Test
    void limitsRequestsInWindowsOfTenSeconds() {
        intercom.clock().set(Instant.ofEpochSecond(1003));
        intercom.limitRequests(2);
        client.get("/tags");
        assertThat(client.get("/tags").status()).isEqualTo(200);
        assertThat(client.get("/tags").code()).isEqualTo("rate_limit_exceeded");
        intercom.clock().advance(Duration.ofSeconds(7));
        assertThat(client.get("/tags").status()).isEqualTo(200);
        assertThat(intercom.log().countOfStatus(429)).isOne();
    }

    @Test
    void exchangesACodeOnce() {
        intercom.authorize("code-1");
        String form = "code=code-1&client_id=simulated-client&client_secret=simulated-secret";
        assertThat(exchange(form, "application/x-www-form-urlencoded")
                        .body()
                        .path("access_token")
                        .asText())
                .isEqualTo(intercom.token());
        assertThat(exchange(form, "application/x-www-form-urlencoded").status()).isEqualTo(401);
        intercom.authorize("code-2");
        String json = "{\"code\":\"code-2\",\"client_id\":\"simulated-client\",\"client_secret\":\"simulated-secret\"}";
        intercom.clock().advance(Duration.ofMinutes(6));
        assertThat(exchange(json, "application/json").status()).isEqualTo(401);
        intercom.authorize("code-2");
        assertThat(exchange(json, "application/json").status()).isEqualTo(200);
        assertThat(exchange("{}", "application/json").code()).isEqualTo("parameter_missing");
    }

    private IntercomClient.Response exchange(String body, String type) {
        return client.send(HttpRequest.newBuilder(intercom.baseUrl().resolve("/auth/eagle/token"))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void recordsMalformedSearchesAsViolations() {
        HttpRequest.Builder noJson = client.request("/contacts/search")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{"));
        assertThat(client.send(noJson).code()).isEqualTo("bad_request");
        ObjectNode tooMany = IntercomClient.everything();
        tooMany.putObject("pagination").put("per_page", 151);
        assertThat(client.post("/contacts/search", tooMany).code()).isEqualTo("parameter_invalid");
        assertThat(client.post("/contacts/search?starting_after=x", IntercomClient.everything())
                        .status())
                .isEqualTo(200);
        assertThat(intercom.violations()).hasSize(3);
    }

    @Test
    void returnsCompleteListsOfAContact() {
        String many = Json.row(intercom.workspace().rows("contacts").all().stream()
                        .filter(row -> row.full() != row.json())
                        .filter(row ->
                                Json.row(row.full()).at("/companies/data").size() > 60)
                        .findFirst()
                        .orElseThrow()
                        .json())
                .path("id")
                .asText();
        ObjectNode contact = client.get("/contacts/" + many).body();
        assertThat(contact.at("/companies/data")).hasSize(10);
        assertThat(contact.at("/companies/total_count").asInt()).isEqualTo(65);
        assertThat(contact.at("/companies/has_more").asBoolean()).isTrue();
        ObjectNode first =
                client.get("/contacts/" + many + "/companies?per_page=60").body();
        assertThat(first.path("data")).hasSize(60);
        String next = first.at("/pages/next").asText();
        assertThat(next).startsWith(intercom.baseUrl().toString());
        ObjectNode second = client.get(
                        next.substring(intercom.baseUrl().toString().length()))
                .body();
        assertThat(second.path("data")).hasSize(5);
        assertThat(second.at("/pages/next").isNull()).isTrue();
        assertThat(intercom.truth("contacts").get(many).at("/companies/data")).hasSize(65);
    }

    @Test
    void returnsAllTagsOfAContact() {
        String id = intercom.workspace().ids("contacts").get(0);
        intercom.workspace()
                .update(
                        "contacts",
                        id,
                        row -> ContactLists.put(
                                row, id, "tags", "tag", intercom.workspace().ids("tags")));
        assertThat(client.get("/contacts/" + id + "/tags").body().path("data")).hasSize(30);
        assertThat(client.get("/contacts/" + id).body().at("/tags/data")).hasSize(10);
        assertThat(client.get("/contacts/" + id).body().at("/tags/total_count").asInt())
                .isEqualTo(30);
    }

    @Test
    void returnsMergesOnRequest() {
        List<String> ids = intercom.workspace().ids("contacts");
        intercom.workspace().merge(ids.get(0), ids.get(1));
        ObjectNode found = Json.object();
        found.putObject("query").put("field", "id").put("operator", "=").put("value", ids.get(1));
        String path = "/contacts/search?include_merge_history=true";
        assertThat(client.post(path, found)
                        .body()
                        .at("/data/0/merge_history/0/source_contact_id")
                        .asText())
                .isEqualTo(ids.get(0));
        assertThat(client.post("/contacts/search", found).body().at("/data/0").has("merge_history"))
                .isFalse();
        assertThat(new IntercomClient(intercom, "2.15")
                        .post(path, found)
                        .body()
                        .at("/data/0")
                        .has("merge_history"))
                .isFalse();
        assertThat(client.get("/contacts/" + ids.get(0)).status()).isEqualTo(404);
    }

    @Test
    void returns404ForDeletedRows() {
        String contact = intercom.workspace().ids("contacts").get(0);
        intercom.workspace().delete("contacts", contact);
        assertThat(client.get("/contacts/" + contact).code()).isEqualTo("not_found");
        String company = intercom.workspace().ids("companies").get(0);
        assertThat(client.get("/companies/" + company).body().path("id").asText())
                .isEqualTo(company);
        intercom.workspace().delete("companies", company);
        assertThat(client.get("/companies/" + company).code()).isEqualTo("company_not_found");
        assertThat(intercom.violations()).isEmpty();
    }

    @Test
    void returnsCountsOfSegmentsOnRequest() {
        assertThat(client.get("/segments").body().at("/segments/0").has("count"))
                .isFalse();
        assertThat(client.get("/segments?include_count=false")
                        .body()
                        .at("/segments/0")
                        .has("count"))
                .isTrue();
        JsonNode companySegments = client.get("/segments?type=company").body().path("segments");
        assertThat(companySegments).hasSize(2).noneMatch(row -> row.has("count"));
        JsonNode oddly = client.get("/segments?type=company&include_count=true").body();
        assertThat(oddly.at("/segments/0").has("count")).isTrue();
        assertThat(client.get("/segments?type=user").body().path("segments")).hasSize(6);
    }

    @Test
    void returnsAttributesOfAModel() {
        assertThat(client.get("/data_attributes?model=contact").body().path("data"))
                .allMatch(row -> row.path("model").asText().equals("contact"))
                .noneMatch(row -> row.path("archived").asBoolean());
        assertThat(client.get("/data_attributes?model=contact&include_archived=true")
                        .body()
                        .path("data"))
                .anyMatch(row -> row.path("archived").asBoolean());
        assertThat(client.get("/data_attributes?model=conversation").status()).isEqualTo(422);
    }

    @Test
    void returnsAvatarsOnRequest() {
        assertThat(client.get("/admins").body().at("/admins/0").has("avatar")).isFalse();
        assertThat(client.get("/admins?display_avatar=true")
                        .body()
                        .at("/admins/0")
                        .has("avatar"))
                .isTrue();
    }

    @Test
    void providesAConnectorsSettings() {
        assertThat(intercom.connectorSettings())
                .containsEntry("api.url", intercom.baseUrl().toString())
                .containsEntry("access.token", "simulated-token");
    }
}
