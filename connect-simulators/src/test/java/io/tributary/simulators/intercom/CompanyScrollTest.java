package io.tributary.simulators.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompanyScrollTest {

    private final SimulatedIntercom intercom = SimulatedIntercom.builder()
            .contacts(0)
            .companies(250)
            .conversations(0)
            .start();
    private final IntercomClient client = new IntercomClient(intercom, "2.12");

    @BeforeEach
    void stopTheClock() {
        intercom.clock().set(Instant.parse("2026-07-01T00:00:00Z"));
    }

    @AfterEach
    void close() {
        intercom.close();
    }

    private IntercomClient.Response begin() {
        return client.get("/companies/scroll");
    }

    private IntercomClient.Response next(IntercomClient.Response page) {
        return client.get("/companies/scroll?scroll_param="
                + page.body().path("scroll_param").asText());
    }

    @Test
    void returnsAllCompaniesAndThenAnEmptyPage() {
        List<String> ids = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        IntercomClient.Response page = begin();
        while (!page.body().path("data").isEmpty()) {
            sizes.add(page.body().path("data").size());
            page.body().path("data").forEach(row -> ids.add(row.path("id").asText()));
            assertThat(page.body().path("pages").isNull()).isTrue();
            page = next(page);
        }
        assertThat(sizes).containsExactly(100, 100, 50);
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(intercom.truth("companies").keySet());
        assertThat(next(page).status()).isEqualTo(404);
        assertThat(begin().status()).isEqualTo(200);
    }

    @Test
    void allowsOneScrollAtATime() {
        begin();
        IntercomClient.Response second = begin();
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.code()).isEqualTo("scroll_exists");
        assertThat(intercom.violations()).isEmpty();
    }

    @Test
    void expiresAfterAMinuteWithoutUse() {
        IntercomClient.Response page = begin();
        intercom.clock().advance(Duration.ofSeconds(59));
        page = next(page);
        assertThat(page.status()).isEqualTo(200);
        intercom.clock().advance(Duration.ofSeconds(60));
        IntercomClient.Response dead = next(page);
        assertThat(dead.status()).isEqualTo(404);
        assertThat(dead.code()).isEqualTo("not_found");
        assertThat(begin().body().path("data")).hasSize(100);
    }

    @Test
    void returnsTheNextPageForARepeatedParameter() {
        IntercomClient.Response first = begin();
        JsonNode second = next(first).body().path("data");
        JsonNode third = next(first).body().path("data");
        assertThat(second).hasSize(100);
        assertThat(third).hasSize(50);
    }

    @Test
    void doesNotRepeatALostResponse() {
        IntercomClient.Response first = begin();
        intercom.faults().next("/companies/scroll", (response, vendor) -> {
            response.get();
            return vendor.error(502);
        });
        assertThat(next(first).status()).isEqualTo(502);
        assertThat(next(first).body().path("data")).hasSize(50);
    }

    @Test
    void refusesUnknownParameters() {
        begin();
        assertThat(client.get("/companies/scroll?scroll_param=unknown").status())
                .isEqualTo(404);
    }

    @Test
    void returnsRowsAsTheyWereAtTheBeginning() {
        IntercomClient.Response page = begin();
        String later = intercom.workspace().add("companies");
        List<String> ids = new ArrayList<>();
        for (; !page.body().path("data").isEmpty(); page = next(page)) {
            page.body().path("data").forEach(row -> ids.add(row.path("id").asText()));
        }
        assertThat(ids).hasSize(250).doesNotContain(later);
    }
}
