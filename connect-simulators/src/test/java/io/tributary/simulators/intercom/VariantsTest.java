package io.tributary.simulators.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.simulators.http.Requests;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deviations from the reference. */
class VariantsTest {

    private SimulatedIntercom intercom;
    private IntercomClient client;

    @AfterEach
    void close() {
        intercom.close();
    }

    private void start(String version, IntercomBuilder builder) {
        intercom = builder.start();
        client = new IntercomClient(intercom, version);
    }

    private static IntercomBuilder few(Variant... variants) {
        return SimulatedIntercom.builder()
                .contacts(120)
                .companies(5)
                .conversations(30)
                .parts(90, 0)
                .variants(variants);
    }

    @ParameterizedTest
    @CsvSource({"2.15, 404, not_found", "2.16, 410, contact_merged", "2.17, 410, contact_merged"})
    void returns410ForAMergedContact(String version, int status, String code) {
        start(version, few(Variant.MERGED_CONTACT_IS_410));
        List<String> ids = intercom.workspace().ids("contacts");
        intercom.workspace().merge(ids.get(1), ids.get(2));
        intercom.workspace().delete("contacts", ids.get(3));
        for (String list : List.of("", "/tags", "/companies")) {
            HttpResponse<byte[]> merged = Requests.send(client.request("/contacts/" + ids.get(1) + list));
            assertThat(merged.statusCode()).isEqualTo(status);
            assertThat(new String(merged.body(), StandardCharsets.UTF_8)).contains(code);
            assertThat(merged.headers().firstValue("Link").orElse("/contacts/" + ids.get(2)))
                    .contains("/contacts/" + ids.get(2));
            assertThat(merged.headers().firstValue("Link").isPresent()).isEqualTo(status == 410);
            assertThat(client.get("/contacts/" + ids.get(3) + list).status()).isEqualTo(404);
        }
    }

    @Test
    void returns404ForAPageWithAnUnreadableRow() {
        start("2.17", few());
        List<JsonNode> all = client.walk("/conversations/search", IntercomClient.everything(), 10);
        String id = all.get(12).path("id").asText();
        intercom.workspace().unreadable("conversations", id, true);
        IntercomClient.Response first =
                client.page("/conversations/search", IntercomClient.everything(), 12, Optional.empty());
        assertThat(first.status()).isEqualTo(200);
        assertThat(client.page("/conversations/search", IntercomClient.everything(), 13, Optional.empty())
                        .code())
                .isEqualTo("not_found");
        assertThat(client.page("/conversations/search", IntercomClient.everything(), 1, IntercomClient.next(first))
                        .status())
                .isEqualTo(404);
        assertThat(intercom.truth("conversations")).doesNotContainKey(id);
        intercom.workspace().unreadable("conversations", id, false);
        assertThat(client.walk("/conversations/search", IntercomClient.everything(), 10))
                .hasSameSizeAs(all);
    }

    @Test
    void comparesConversationsByDay() {
        start("2.17", few(Variant.CONVERSATIONS_BY_DAY));
        long second = intercom.workspace()
                .row("conversations", intercom.workspace().ids("conversations").get(3))
                .path("updated_at")
                .asLong();
        List<JsonNode> day =
                client.walk("/conversations/search", IntercomClient.filter("updated_at", "=", second - 1), 10);
        List<JsonNode> later =
                client.walk("/conversations/search", IntercomClient.filter("updated_at", ">", second - 1), 10);
        assertThat(day).extracting(row -> row.path("updated_at").asLong()).contains(second);
        assertThat(later).extracting(row -> row.path("updated_at").asLong()).doesNotContain(second);
    }

    @ParameterizedTest
    @CsvSource({"true, 404", "false, 200"})
    void scrollsWithoutCompanies(boolean notFound, int status) {
        start(
                "2.16",
                few(notFound ? new Variant[] {Variant.EMPTY_SCROLL_IS_404} : new Variant[0])
                        .companies(0));
        assertThat(client.get("/companies/scroll").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void scrollsWithARepeatedParameter(boolean repeats, boolean same) {
        start(
                "2.16",
                few(repeats ? new Variant[] {Variant.SCROLL_REPEATS_ITS_PAGE} : new Variant[0])
                        .companies(50)
                        .scrollPage(10));
        String parameter =
                client.get("/companies/scroll").body().path("scroll_param").asText();
        JsonNode once =
                client.get("/companies/scroll?scroll_param=" + parameter).body();
        JsonNode again =
                client.get("/companies/scroll?scroll_param=" + parameter).body();
        assertThat(again.path("data").equals(once.path("data"))).isEqualTo(same);
    }

    @Test
    void returnsFewerTagsThanTheTotal() {
        start("2.17", few(Variant.FULL_TAGS_ARE_FEWER));
        JsonNode contact = client.walk("/contacts/search", IntercomClient.everything(), 100).stream()
                .filter(row -> row.at("/tags/has_more").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(contact.at("/tags/total_count").asInt()).isEqualTo(14);
        String id = contact.path("id").asText();
        assertThat(client.get("/contacts/" + id + "/tags").body().path("data")).hasSize(12);
        assertThat(intercom.truth("contacts").get(id).at("/tags/data")).hasSize(12);
    }

    @Test
    void returnsNumbersAsText() {
        start("2.17", few(Variant.NUMBERS_AS_TEXT));
        assertThat(client.walk("/conversations/search", IntercomClient.everything(), 10))
                .extracting(row -> row.path("admin_assignee_id").isTextual())
                .contains(true, false);
        assertThat(intercom.truth("conversation_parts").values())
                .anyMatch(part -> part.path("waiting_since").isTextual())
                .anyMatch(part -> part.path("waiting_since").isNumber());
    }

    @Test
    void sendsRetryAfter() {
        start("2.17", few(Variant.RETRY_AFTER));
        assertThat(intercom.rateLimited(7).headers()).containsEntry("Retry-After", "7");
    }
}
