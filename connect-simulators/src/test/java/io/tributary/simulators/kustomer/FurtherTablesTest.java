package io.tributary.simulators.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.simulators.kustomer.KustomerClient.Response;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists, included rows, metadata and the audit log of the simulated Kustomer. */
class FurtherTablesTest {
    private SimulatedKustomer kustomer;
    private KustomerClient client;

    @BeforeEach
    void open() {
        kustomer = SimulatedKustomer.builder().size("audit_logs", 130).start();
        client = new KustomerClient(kustomer);
    }

    @AfterEach
    void close() {
        kustomer.close();
    }

    @Test
    void listsUnderTheirOwnPaths() {
        KustomerTables.LISTED.forEach((table, list) -> assertThat(
                        client.get(list.path() + "?pageSize=500").ids())
                .as(table)
                .isNotEmpty()
                .containsAll(kustomer.truth(table).keySet().stream().limit(50).toList()));
    }

    @Test
    void includesTheVersionsOfTheAgreementsOnThePage() {
        assertThat(client.get("/v1/slas").body().has("included")).isFalse();
        Response page = client.get("/v1/slas?versions=all&page=1&pageSize=1");
        JsonNode included = page.body().path("included");
        assertThat(page.ids()).hasSize(1);
        assertThat(included)
                .isNotEmpty()
                .allSatisfy(version -> assertThat(
                                version.at("/relationships/sla/data/id").asText())
                        .isEqualTo(page.ids().get(0)));
    }

    @Test
    void marksDeletedQueuesAndRemovesDeletedBrands() {
        for (String table : List.of("queues", "brands")) {
            kustomer.workspace().delete(table, kustomer.workspace().ids(table).get(1));
        }
        assertThat(client.get("/v1/routing/queues").body().path("data"))
                .anyMatch(queue -> queue.at("/attributes/deleted").asBoolean());
        assertThat(client.get("/v1/brands").ids()).hasSize(3);
        assertThat(client.get("/v1/routing/queues?deleted=true").status()).isEqualTo(400);
    }

    @Test
    void returnsTheAttributesOfAResourceByName() {
        Response customers = client.get("/v1/metadata/customer");
        assertThat(customers.body().at("/data/attributes/properties")).isNotEmpty();
        assertThat(client.get("/v1/metadata/kobject.shopify-order").body().at("/data/attributes/properties"))
                .isNotEmpty();
        assertThat(client.get("/v1/metadata/kobject.unknown").status()).isEqualTo(404);
    }

    @Test
    void listsTheAuditLogNewestFirst() {
        Response first = client.get("/v1/audit-logs?count=100");
        Response second = client.get(first.body().at("/links/next").asText());
        assertThat(first.times("createdAt")).hasSize(100).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(second.ids()).hasSize(30).doesNotContainAnyElementsOf(first.ids());
        assertThat(second.body().at("/links/next").isNull()).isTrue();
        assertThat(client.get("/v1/audit-logs?page=2").status()).isEqualTo(400);
    }

    @Test
    void searchesCompanies() {
        Response companies = client.search(KustomerClient.since("company", "1970-01-01T00:00:00.000Z"), 1, 500);
        assertThat(companies.ids()).isNotEmpty();
        assertThat(companies.times("updatedAt")).isSortedAccordingTo(Comparator.naturalOrder());
    }
}
