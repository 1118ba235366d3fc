package io.tributary.simulators.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

    private SimulatedIntercom intercom;
    private IntercomClient client;

    @BeforeAll
    void start() {
        intercom = SimulatedIntercom.builder()
                .contacts(1200)
                .largestCompanyPage(60)
                .start();
        client = new IntercomClient(intercom, "2.17");
    }

    @AfterAll
    void close() {
        intercom.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "companies", "conversations"})
    void returnsEachRowOnceInOrder(String table) {
        List<JsonNode> rows = client.walk("/" + table + "/search", IntercomClient.everything(), 50);
        assertThat(rows).extracting(row -> row.path("updated_at").asLong()).isSorted();
        assertThat(rows)
                .extracting(row -> row.path("id").asText())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(intercom.truth(table).keySet());
    }

    @Test
    void hasHundredsOfRowsInOneSecond() {
        Map<Long, Long> bySecond = intercom.truth("contacts").values().stream()
                .collect(Collectors.groupingBy(row -> row.path("updated_at").asLong(), Collectors.counting()));
        assertThat(bySecond).containsValue(350L);
    }

    @Test
    void sortsDescendingByDefault() {
        ObjectNode body = IntercomClient.everything();
        body.remove("sort");
        List<JsonNode> rows = client.walk("/contacts/search", body, 150);
        assertThat(rows).hasSize(1200);
        assertThat(rows)
                .extracting(row -> row.path("updated_at").asLong())
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void returnsTotalsAndPages() {
        ObjectNode page = client.page("/contacts/search", IntercomClient.everything(), 150, Optional.empty())
                .body();
        assertThat(page.path("total_count").asInt()).isEqualTo(1200);
        assertThat(page.at("/pages/total_pages").asInt()).isEqualTo(8);
        assertThat(page.at("/pages/next/page").asInt()).isEqualTo(2);
        List<JsonNode> last = client.walk("/contacts/search", IntercomClient.everything(), 150);
        assertThat(last).hasSize(1200);
    }

    @Test
    void supportsBoundsAndGroups() {
        long middle = 1_740_000_000L;
        ObjectNode body = Json.object();
        ObjectNode both = body.putObject("query").put("operator", "AND");
        both.putArray("value")
                .add(IntercomClient.filter("updated_at", ">", middle).path("query"))
                .add(IntercomClient.filter("created_at", "<", middle).path("query"));
        assertThat(client.walk("/contacts/search", body, 150))
                .hasSizeBetween(50, 1000)
                .allMatch(row -> row.path("updated_at").asLong() > middle
                        && row.path("created_at").asLong() < middle);
    }

    @Test
    void searchesTextFields() {
        ObjectNode body = Json.object();
        body.putObject("query").put("field", "email").put("operator", "=").put("value", "shared@example.com");
        assertThat(client.walk("/contacts/search", body, 50)).hasSize(52);
        body.putObject("query").put("field", "name").put("operator", "~").put("value", "lovelace");
        assertThat(client.walk("/contacts/search", body, 50))
                .isNotEmpty()
                .allMatch(row -> row.path("name").asText().contains("Lovelace"));
    }

    @Test
    void returnsRowsChangedMeanwhileAgain() {
        try (SimulatedIntercom own = SimulatedIntercom.builder().contacts(90).start()) {
            IntercomClient reader = new IntercomClient(own, "2.17");
            String first = reader.page("/contacts/search", IntercomClient.everything(), 1, Optional.empty())
                    .body()
                    .at("/data/0/id")
                    .asText();
            own.onRequest(
                    "POST /contacts/search",
                    2,
                    () -> own.workspace().update("contacts", first, row -> row.put("name", "changed")));
            List<JsonNode> rows = reader.walk("/contacts/search", IntercomClient.everything(), 30);
            assertThat(rows).hasSize(91);
            assertThat(new HashSet<>(rows)).hasSize(91);
            assertThat(rows.get(90).path("name").asText()).isEqualTo("changed");
        }
    }

    @Test
    void showsChangesLate() {
        try (SimulatedIntercom own = SimulatedIntercom.builder().contacts(3).start()) {
            own.clock().set(Instant.parse("2026-07-01T00:00:00Z"));
            own.workspace().indexLag(Duration.ofSeconds(90));
            IntercomClient reader = new IntercomClient(own, "2.17");
            String id = own.workspace().add("contacts");
            own.clock().advance(Duration.ofSeconds(89));
            assertThat(reader.walk("/contacts/search", IntercomClient.everything(), 50))
                    .hasSize(3);
            assertThat(reader.get("/contacts/" + id).status()).isEqualTo(200);
            own.clock().advance(Duration.ofSeconds(1));
            List<JsonNode> rows = reader.walk("/contacts/search", IntercomClient.everything(), 50);
            assertThat(rows).hasSize(4);
            assertThat(rows.get(3).path("updated_at").asLong())
                    .isEqualTo(Instant.parse("2026-07-01T00:00:00Z").getEpochSecond());
            own.workspace().indexLag(Duration.ZERO);
            own.workspace().delete("contacts", id);
            assertThat(reader.walk("/contacts/search", IntercomClient.everything(), 50))
                    .hasSize(3);
        }
    }

    @Test
    void refusesInvalidatedCursors() {
        try (SimulatedIntercom own = SimulatedIntercom.builder().contacts(5).start()) {
            IntercomClient reader = new IntercomClient(own, "2.17");
            Optional<String> cursor = IntercomClient.next(
                    reader.page("/contacts/search", IntercomClient.everything(), 2, Optional.empty()));
            own.invalidateCursors();
            IntercomClient.Response refused = reader.page("/contacts/search", IntercomClient.everything(), 2, cursor);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(own.violations()).isEmpty();
        }
    }

    @Test
    void recordsACursorOfAnotherQueryAsAViolation() {
        try (SimulatedIntercom own = SimulatedIntercom.builder().contacts(5).start()) {
            IntercomClient reader = new IntercomClient(own, "2.17");
            Optional<String> cursor = IntercomClient.next(
                    reader.page("/contacts/search", IntercomClient.everything(), 2, Optional.empty()));
            ObjectNode other = IntercomClient.filter("updated_at", ">", 5);
            assertThat(reader.page("/contacts/search", other, 2, cursor).status())
                    .isEqualTo(400);
            assertThat(reader.page("/contacts/search", other, 2, Optional.of("rubbish"))
                            .code())
                    .isEqualTo("parameter_invalid");
            assertThat(own.violations()).hasSize(2);
        }
    }

    @Test
    void refusesTooLargePagesOfCompanies() {
        IntercomClient.Response response =
                client.page("/companies/search", IntercomClient.everything(), 150, Optional.empty());
        assertThat(response.code()).isEqualTo("parameter_invalid");
        assertThat(intercom.violations()).noneMatch(violation -> violation.contains("/companies/search"));
    }

    @Test
    void listsHaveCursors() {
        IntercomClient.Response first = client.get("/contacts?per_page=150");
        assertThat(first.body().path("data")).hasSize(150);
        String cursor = IntercomClient.next(first).orElseThrow();
        IntercomClient.Response second =
                client.get("/contacts?per_page=150&starting_after=" + cursor.replace("=", "%3D"));
        assertThat(second.body().at("/data/0/id")).isNotEqualTo(first.body().at("/data/0/id"));
        assertThat(client.get("/contacts").body().path("data")).hasSize(10);
        assertThat(client.get("/conversations").body().path("conversations")).hasSize(20);
    }
}
