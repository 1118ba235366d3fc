package io.tributary.simulators.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionsTest {

    private SimulatedIntercom intercom;

    @BeforeAll
    void start() {
        intercom = SimulatedIntercom.builder().start();
    }

    @AfterAll
    void close() {
        intercom.close();
    }

    private IntercomClient as(String version) {
        return new IntercomClient(intercom, version);
    }

    private List<JsonNode> conversations(String version) {
        return as(version).walk("/conversations/search", IntercomClient.everything(), 150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.4", "2.0", "2.9", "2.10", "2.18", "Preview", "Unstable"})
    void acceptsKnownVersions(String version) {
        assertThat(as(version).get("/tags").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "2.19", "3.0", "2.017", "2", "latest"})
    void refusesUnknownVersions(String version) {
        IntercomClient.Response response = as(version).get("/tags");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo("intercom_version_invalid");
    }

    @Test
    void refusesVersionsWithoutTheEndpoint() {
        assertThat(as("2.16")
                        .post("/companies/search", IntercomClient.everything())
                        .code())
                .isEqualTo("intercom_version_invalid");
        assertThat(as("2.17")
                        .post("/companies/search", IntercomClient.everything())
                        .status())
                .isEqualTo(200);
        assertThat(as("2.15").get("/conversations/deleted").code()).isEqualTo("intercom_version_invalid");
        assertThat(as("2.16").get("/conversations/deleted").status()).isEqualTo(200);
        assertThat(as("2.15").get("/data_attributes?model=conversation").status())
                .isEqualTo(200);
    }

    @Test
    void searchesContactsByDayBefore217() {
        long noon = Instant.parse("2026-03-10T19:00:00Z").getEpochSecond();
        ObjectNode contact = intercom.workspace()
                .row("contacts", intercom.workspace().ids("contacts").get(0));
        intercom.workspace().put("contacts", contact.put("updated_at", noon + 60));
        String id = contact.path("id").asText();
        assertThat(found("2.17", ">", noon, id)).isTrue();
        assertThat(found("2.16", ">", noon, id)).isFalse();
        assertThat(found("2.16", "=", noon, id)).isTrue();
        assertThat(found("2.16", ">", noon - 86_400, id)).isTrue();
        assertThat(as("2.17")
                        .post("/contacts/search", IntercomClient.filter("updated_at", ">=", 5))
                        .status())
                .isEqualTo(200);
        assertThat(as("2.16")
                        .post("/contacts/search", IntercomClient.filter("updated_at", ">=", 5))
                        .status())
                .isEqualTo(400);
    }

    private boolean found(String version, String operator, long time, String id) {
        return as(version).walk("/contacts/search", IntercomClient.filter("updated_at", operator, time), 150).stream()
                .anyMatch(row -> row.path("id").asText().equals(id));
    }

    @ParameterizedTest
    @CsvSource({
        "2.15,desc,200",
        "2.15,ascending,200",
        "2.16,desc,400",
        "2.17,asc,400",
        "2.17,descending,200",
        "2.15,up,400"
    })
    void acceptsShortSortOrdersBefore216(String version, String order, int status) {
        ObjectNode body = IntercomClient.everything();
        body.putObject("sort").put("field", "updated_at").put("order", order);
        IntercomClient.Response response = as(version).post("/contacts/search", body);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.code()).isEqualTo(status == 200 ? "" : "invalid_sort_order");
    }

    @Test
    void returnsOwnersAsNumbersBefore216() {
        List<JsonNode> newer = as("2.16").walk("/contacts/search", IntercomClient.everything(), 150);
        List<JsonNode> older = as("2.15").walk("/contacts/search", IntercomClient.everything(), 150);
        assertThat(newer).anyMatch(row -> row.path("owner_id").isTextual());
        assertThat(newer).noneMatch(row -> row.path("owner_id").isNumber());
        assertThat(older).anyMatch(row -> row.path("owner_id").isIntegralNumber());
        assertThat(older).noneMatch(row -> row.path("owner_id").isTextual());
    }

    @Test
    void returnsConversationsOfTheVersion() {
        assertThat(conversations("2.16"))
                .allMatch(row -> row.has("channel") && row.has("company"))
                .anyMatch(row -> row.path("admin_assignee_id").asInt(-1) == 0)
                .anyMatch(row -> row.path("priority").asText().equals("urgent"));
        assertThat(conversations("2.15"))
                .noneMatch(row -> row.has("channel") || row.has("external_references") || row.has("sales_agent"))
                .noneMatch(row -> row.path("source").has("recipients"))
                .anyMatch(row -> row.path("admin_assignee_id").isNull())
                .allMatch(row -> row.path("priority").asText().endsWith("priority"));
        assertThat(conversations("2.14")).noneMatch(row -> row.has("company"));
        assertThat(conversations("2.12"))
                .noneMatch(row -> row.path("statistics").has("handling_time"));
        assertThat(conversations("2.11"))
                .noneMatch(row -> row.path("statistics").has("assigned_team_first_response_time"));
        assertThat(conversations("2.10")).noneMatch(row -> row.has("ai_agent"));
    }

    @Test
    void returnsRatingsByWorkflowsSince217() {
        assertThat(conversations("2.17"))
                .anyMatch(row ->
                        row.at("/conversation_rating/teammate/type").asText().equals("workflow"));
        assertThat(conversations("2.16"))
                .noneMatch(row ->
                        row.at("/conversation_rating/teammate/type").asText().equals("workflow"));
    }

    @Test
    void returnsPartsOfTheVersion() {
        assertThat(part("2.14").has("metadata")).isTrue();
        assertThat(part("2.13").has("metadata")).isFalse();
        assertThat(part("2.13").has("event_details")).isTrue();
        assertThat(part("2.12").has("event_details")).isFalse();
        assertThat(intercom.truth("conversation_parts", "2.5").values())
                .noneMatch(row -> row.path("part_type").asText().startsWith("conversation_attribute"));
    }

    private JsonNode part(String version) {
        String id = new Ids(1).conversation(1);
        return as(version).get("/conversations/" + id).body().at("/conversation_parts/conversation_parts/0");
    }

    @Test
    void returnsSmallTablesOfTheVersion() {
        assertThat(as("2.16").get("/admins").body().at("/admins/1").has("role")).isTrue();
        assertThat(as("2.15").get("/admins").body().at("/admins/1").has("role")).isFalse();
        assertThat(as("2.13").get("/teams").body().at("/teams/0").has("assignment_limit"))
                .isFalse();
        assertThat(as("2.7").get("/teams").body().at("/teams/0").has("admin_priority_level"))
                .isFalse();
        assertThat(dataTypes("2.17")).contains("datetime");
        assertThat(dataTypes("2.16")).doesNotContain("datetime").contains("date");
    }

    private List<String> dataTypes(String version) {
        JsonNode rows = as(version).get("/data_attributes?model=contact").body().path("data");
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path("data_type").asText())
                .toList();
    }
}
