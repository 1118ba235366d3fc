package io.tributary.simulators.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final String LONG = new Ids(1).conversation(1);
    private static final String WITHOUT_PARTS = new Ids(1).conversation(0);

    private final SimulatedIntercom intercom = SimulatedIntercom.builder()
            .contacts(10)
            .companies(5)
            .conversations(20)
            .parts(1400, 1)
            .start();
    private final IntercomClient client = new IntercomClient(intercom, "2.17");

    @AfterEach
    void close() {
        intercom.close();
    }

    private static List<String> partIds(ObjectNode conversation) {
        List<String> ids = new ArrayList<>();
        conversation
                .at("/conversation_parts/conversation_parts")
                .forEach(part -> ids.add(part.path("id").asText()));
        return ids;
    }

    @Test
    void generatesTheGivenNumberOfParts() {
        assertThat(intercom.rowCounts()).containsEntry("conversation_parts", 1400);
        assertThat(intercom.workspace().partIds(LONG)).hasSize(1203);
        assertThat(intercom.workspace().partIds(WITHOUT_PARTS)).isEmpty();
    }

    @Test
    void returnsTheNewestFiveHundredPartsOldestFirst() {
        ObjectNode conversation = client.get("/conversations/" + LONG).body();
        JsonNode parts = conversation.at("/conversation_parts/conversation_parts");
        assertThat(parts)
                .hasSize(500)
                .extracting(row -> row.path("created_at").asLong())
                .isSorted();
        assertThat(conversation.at("/conversation_parts/total_count").asInt()).isEqualTo(500);
        assertThat(conversation.at("/statistics/count_conversation_parts").asInt())
                .isEqualTo(1203);
        List<String> all = intercom.workspace().partIds(LONG);
        assertThat(parts.get(499).path("id").asText()).isEqualTo(all.get(1202));
    }

    @Test
    void returnsOlderParts() {
        Set<String> seen = new HashSet<>();
        String path = "/conversations/" + LONG;
        int requests = 0;
        for (boolean more = true; more; requests++) {
            ObjectNode page = client.get(path).body();
            JsonNode parts = page.at("/conversation_parts/conversation_parts");
            int before = seen.size();
            parts.forEach(part -> seen.add(part.path("id").asText()));
            path = "/conversations/" + LONG + "?parts_created_before="
                    + parts.get(0).path("created_at").asLong();
            more = parts.size() == 500 && seen.size() > before;
        }
        assertThat(seen).hasSize(1203);
        assertThat(requests).isEqualTo(3);
    }

    @Test
    void olderVersionsReturnNoOlderParts() {
        IntercomClient old = new IntercomClient(intercom, "2.16");
        String path = "/conversations/" + LONG;
        List<String> newest = partIds(old.get(path).body());
        assertThat(partIds(old.get(path + "?parts_created_before=0").body())).isEqualTo(newest);
        assertThat(intercom.truth("conversation_parts", "2.16").keySet()).containsAll(newest);
        assertThat(intercom.truth("conversation_parts", "2.16")).hasSize(1400 - 703);
    }

    @Test
    void returnsPartsCreatedAfterATime() {
        String path = "/conversations/" + LONG + "?parts_created_after=";
        assertThat(client.get(path + Instant.parse("2030-01-01T00:00:00Z").getEpochSecond())
                        .body()
                        .at("/conversation_parts/conversation_parts"))
                .isEmpty();
        assertThat(client.get(path + "x").code()).isEqualTo("parameter_invalid");
    }

    @Test
    void removesTagsForPlainText() {
        ObjectNode conversation =
                client.get("/conversations/" + LONG + "?display_as=plaintext").body();
        assertThat(conversation.at("/conversation_parts/conversation_parts").findValuesAsText("body"))
                .noneMatch(body -> body.contains("<p>"));
        assertThat(PlainText.of("<p>a &amp; b<br>c</p><p>see <a href=\"https://e.com/x\">guide</a></p>"))
                .isEqualTo("a & b\nc\nsee guide (https://e.com/x)");
    }

    @Test
    void updatesTheConversationOfANewPart() {
        intercom.clock().set(Instant.parse("2026-07-01T00:00:00Z"));
        String part = intercom.workspace().addPart(WITHOUT_PARTS);
        ObjectNode conversation = client.get("/conversations/" + WITHOUT_PARTS).body();
        assertThat(conversation.path("updated_at").asLong())
                .isEqualTo(intercom.clock().seconds());
        assertThat(conversation.at("/statistics/count_conversation_parts").asInt())
                .isOne();
        ObjectNode row = intercom.truth("conversation_parts").get(part);
        assertThat(row.path("conversation_id").asText()).isEqualTo(WITHOUT_PARTS);
        assertThat(row.path("conversation_updated_at").asLong())
                .isEqualTo(intercom.clock().seconds());
        assertThat(row.path("conversation_total_parts").asInt()).isOne();
    }

    @Test
    void keepsARedactedPart() {
        String part = intercom.workspace().partIds(LONG).get(1200);
        intercom.workspace().redactPart(LONG, part);
        JsonNode row = client.get("/conversations/" + LONG).body().at("/conversation_parts/conversation_parts/497");
        assertThat(row.path("id").asText()).isEqualTo(part);
        assertThat(row.path("redacted").asBoolean()).isTrue();
        assertThat(row.path("body").isNull()).isTrue();
    }

    @Test
    void listsDeletedConversations() {
        for (int i = 0; i < 5; i++) {
            intercom.clock().set(Instant.ofEpochSecond(1_800_000_000L + i));
            intercom.workspace().delete("conversations", new Ids(1).conversation(i));
        }
        assertThat(client.get("/conversations/" + LONG).code()).isEqualTo("not_found");
        ObjectNode first = client.get("/conversations/deleted?per_page=2").body();
        assertThat(first.at("/conversations/0/deleted_at").asLong()).isEqualTo(1_800_000_004L);
        assertThat(first.path("total_count").asInt()).isEqualTo(5);
        assertThat(first.at("/pages/next").asText()).endsWith("/conversations/deleted?per_page=2&order=desc&page=2");
        ObjectNode last = client.get("/conversations/deleted?per_page=2&page=3").body();
        assertThat(last.path("conversations")).hasSize(1);
        assertThat(last.at("/pages/next").isNull()).isTrue();
        ObjectNode oldest = client.get("/conversations/deleted?order=asc").body();
        assertThat(oldest.at("/conversations/0/deleted_at").asLong()).isEqualTo(1_800_000_000L);
        assertThat(client.get("/conversations/deleted?per_page=61").status()).isEqualTo(400);
    }
}
