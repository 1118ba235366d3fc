package io.tributary.simulators.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntercomWorkspaceTest {

    private final SimulatedIntercom intercom =
            SimulatedIntercom.builder().seed(5).start();
    private final IntercomWorkspace workspace = intercom.workspace();

    @AfterEach
    void close() {
        intercom.close();
    }

    @Test
    void generatesTheSameRowsForTheSameSeed() {
        try (SimulatedIntercom twin = SimulatedIntercom.builder().seed(5).start();
                SimulatedIntercom other = SimulatedIntercom.builder().seed(6).start()) {
            for (String table : IntercomTables.ALL) {
                assertThat(twin.truth(table))
                        .as(table)
                        .isEqualTo(intercom.truth(table))
                        .isNotEmpty();
            }
            assertThat(other.truth("contacts")).isNotEqualTo(intercom.truth("contacts"));
        }
    }

    @Test
    void countsItsRows() {
        assertThat(intercom.rowCounts().keySet()).containsExactlyElementsOf(IntercomTables.ALL);
        assertThat(intercom.rowCounts())
                .containsEntry("contacts", 250)
                .containsEntry("companies", 120)
                .containsEntry("conversations", 60)
                .containsEntry("conversation_parts", 2200);
    }

    @Test
    void setsTheTimeOfChangedRows() {
        intercom.clock().set(Instant.ofEpochSecond(1_900_000_000L));
        String id = workspace.ids("companies").get(0);
        workspace.update("companies", id, row -> row.put("name", "Neu"));
        assertThat(intercom.truth("companies").get(id).path("updated_at").asLong())
                .isEqualTo(1_900_000_000L);
        workspace.update("companies", id, row -> row.put("updated_at", 17));
        assertThat(workspace.row("companies", id).path("updated_at").asLong()).isEqualTo(17);
    }

    @Test
    void changesRowsInBulkInTheSameSecond() {
        List<String> ids = workspace.ids("contacts").subList(0, 200);
        workspace.updateAll("contacts", ids, row -> row.put("role", "lead"));
        assertThat(ids.stream()
                        .map(id ->
                                workspace.row("contacts", id).path("updated_at").asLong())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void addsAndDeletesRows() {
        for (String table : List.of("contacts", "companies", "conversations", "tags", "teams", "segments", "admins")) {
            String id = workspace.add(table);
            assertThat(intercom.truth(table)).as(table).containsKey(id);
            workspace.delete(table, id);
            assertThat(intercom.truth(table)).as(table).doesNotContainKey(id);
        }
        assertThatThrownBy(() -> workspace.delete("contacts", "gone")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> workspace.add("planets")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changesAttributesByFullName() {
        String name = "custom_attributes.Größe";
        ObjectNode before = workspace.row("contact_attributes", name);
        workspace.update("contact_attributes", name, row -> row.put("description", "another"));
        ObjectNode after = workspace.row("contact_attributes", name);
        assertThat(intercom.truth("contact_attributes"))
                .doesNotContainKey(AttributeHash.of(before))
                .containsKey(AttributeHash.of(after));
        workspace.delete("contact_attributes", name);
        assertThat(intercom.truth("contact_attributes")).doesNotContainKey(AttributeHash.of(after));
    }

    @Test
    void mergesContacts() {
        List<String> ids = workspace.ids("contacts");
        workspace.merge(ids.get(0), ids.get(1));
        assertThat(intercom.truth("contacts")).doesNotContainKey(ids.get(0)).containsKey(ids.get(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"name":"name","description":"The name of a company"} | a6ba10bd2438df6eff7c13f7eac86a8dac9aea594c55a6a985acd30ddf269240
        {"id":34,"name":"The One Ring","description":"One ring to rule them all"} | 3b0a43c5921321ac2b254562cffd65fca4bcf8499a4a5369c2e1ac5b7e7311bf
        {"id":903,"name":"Größe","description":null} | 01ad85fd8415350d72c43b52d7218f0e0e289d4021bf752c0bcb8c8d8783d615
        {"id":904,"name":"signup date"} | 3ee789423f8ecd42e8fee3547daa4cae41c187fcc886b701e5189f3e08402678
        """)
    void keysAttributesByAHash(String attribute, String hash) {
        assertThat(AttributeHash.of(Json.row(attribute.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(hash);
    }
}
