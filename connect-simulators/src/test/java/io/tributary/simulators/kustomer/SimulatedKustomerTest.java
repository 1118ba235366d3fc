package io.tributary.simulators.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.kustomer.KustomerClient.Response;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Searches, lists, limits and errors of the simulated Kustomer. */
class SimulatedKustomerTest {
    private static final String BEGINNING = "1970-01-01T00:00:00.000Z";
    private static final String SEARCH = "/v1/customers/search";
    private static final String ARCHIVE_SEARCH = "/v1/customers/archive/search";

    private SimulatedKustomer kustomer;
    private KustomerClient client;

    private void open(KustomerBuilder builder) {
        kustomer = builder.start();
        client = new KustomerClient(kustomer);
    }

    @AfterEach
    void close() {
        kustomer.close();
    }

    private static KustomerBuilder young() {
        return SimulatedKustomer.builder().history(Duration.ofDays(300));
    }

    private static ObjectNode everyNote() {
        return KustomerClient.since("note", BEGINNING);
    }

    @Test
    void searchesAscendingPageByPage() {
        open(young());
        Response first = client.search(everyNote(), 1, 100);
        Response second = client.search(everyNote(), 2, 100);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.times("updatedAt")).hasSize(100).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(second.ids()).hasSize(50).doesNotContainAnyElementsOf(first.ids());
        assertThat(first.body().at("/meta").toString())
                .isEqualTo("{\"pageSize\":100,\"page\":1,\"total\":150,\"totalPages\":2,\"aggregations\":{},"
                        + "\"timed_out\":false}");
        assertThat(first.body().at("/links/next").asText()).isEqualTo(SEARCH + "?page=2&pageSize=100");
        assertThat(second.body().at("/links/next").isNull()).isTrue();
        assertThat(kustomer.violations()).isEmpty();
    }

    @Test
    void comparesInclusively() {
        open(young());
        List<String> times = client.search(everyNote(), 1, 500).times("updatedAt");
        String middle = times.get(75);
        assertThat(client.search(KustomerClient.since("note", middle), 1, 500).times("updatedAt"))
                .hasSize((int) times.stream()
                        .filter(time -> time.compareTo(middle) >= 0)
                        .count());
    }

    @Test
    void sortsOnlyByTheFirstAttribute() {
        open(young());
        ObjectNode byTwo = everyNote();
        byTwo.withArray("sort").addObject().put("note_created_at", "asc");
        assertThat(client.search(byTwo, 1, 500).ids())
                .isEqualTo(client.search(everyNote(), 1, 500).ids());
    }

    @Test
    void returnsDeletedRowsOnRequest() {
        open(young());
        ObjectNode without = everyNote();
        without.remove("includeDeleted");
        assertThat(client.search(without, 1, 500).ids())
                .hasSameSizeAs(kustomer.truth("notes").keySet());
        assertThat(client.search(everyNote(), 1, 500).ids())
                .hasSameSizeAs(kustomer.truth("notes", true).keySet());
    }

    @Test
    void linksToAPageBeyondTheWindowAndRefusesIt() {
        open(young().size("notes", 10_500));
        Response last = client.search(everyNote(), 20, 500);
        assertThat(last.body().at("/links/next").asText()).isEqualTo(SEARCH + "?page=21&pageSize=500");
        assertThat(last.body().at("/meta/total").asInt()).isEqualTo(10_000);
        assertThat(client.search(everyNote(), 21, 500).status()).isEqualTo(400);
        assertThat(kustomer.violations()).hasSize(1);
    }

    @Test
    void refusesInvalidSearches() {
        open(young());
        assertThat(client.search(everyNote(), 1, 501).status()).isEqualTo(400);
        assertThat(client.search(everyNote().put("queryContext", "x"), 1, 500).status())
                .isEqualTo(400);
        assertThat(client.search(everyNote().put("fields", "x"), 1, 500).status())
                .isEqualTo(400);
        ObjectNode unknown = everyNote();
        unknown.withArray("and").addObject().putObject("note_size").put("gte", 1);
        assertThat(client.search(unknown, 1, 500).status()).isEqualTo(400);
        assertThat(kustomer.violations()).hasSize(4);
    }

    @Test
    void splitsHistoryBetweenTwoIndexes() {
        open(SimulatedKustomer.builder().size("notes", 490).history(Duration.ofDays(4 * 365)));
        List<String> live =
                client.post(SEARCH + "?page=1&pageSize=500", everyNote()).ids();
        List<String> archived = client.post(ARCHIVE_SEARCH + "?page=1&pageSize=500", everyNote())
                .ids();
        assertThat(live).isNotEmpty().hasSizeLessThan(490);
        assertThat(archived).isNotEmpty().hasSizeLessThan(490);
        assertThat(live.size() + archived.size()).isBetween(490, 500);
    }

    @Test
    void searchesClassesOfCustomObjects() {
        open(young().kobjectsByClass());
        assertThat(client.search(KustomerClient.since("kobject", BEGINNING), 1, 500)
                        .status())
                .isEqualTo(400);
        List<String> names = client.get("/v1/klasses").body().findValuesAsText("name");
        int rows = names.stream()
                .mapToInt(name -> client.search(KustomerClient.since("kobject_" + name, BEGINNING), 1, 500)
                        .ids()
                        .size())
                .sum();
        assertThat(rows).isEqualTo(kustomer.truth("kobjects", true).size());
    }

    @Test
    void listsPagesAndReducesTooLargeOnes() {
        open(young());
        Response first = client.get("/v1/tags?page=1&pageSize=500");
        assertThat(first.ids()).hasSize(100);
        assertThat(first.body().at("/meta/pageSize").asInt()).isEqualTo(100);
        assertThat(first.body().at("/links/next").asText()).isEqualTo("/v1/tags?page=2&pageSize=100");
        assertThat(client.get("/v1/tags?page=2&pageSize=500").ids()).hasSize(30);
        assertThat(client.get("/v1/users").body().at("/meta/total").isMissingNode())
                .isTrue();
    }

    @Test
    void listsDeletedRowsSeparately() {
        open(young().listsWithoutDeleted());
        assertThat(client.get("/v1/tags?pageSize=100&page=2").ids()).hasSizeLessThan(30);
        assertThat(client.get("/v1/tags?deleted=true").ids())
                .hasSize(kustomer.truth("tags", true).size()
                        - kustomer.truth("tags").size());
    }

    @Test
    void showsChangesImmediatelyOrLate() {
        open(young());
        String id = kustomer.workspace().ids("notes").get(7);
        kustomer.workspace()
                .update("notes", id, row -> KustomerWorkspace.attributes(row).put("body", "new"));
        assertThat(client.search(everyNote(), 1, 500).ids()).endsWith(id);
        kustomer.workspace().indexLag(Duration.ofMinutes(1));
        String late = kustomer.workspace().add("notes");
        assertThat(client.search(everyNote(), 1, 500).ids()).doesNotContain(late);
        kustomer.clock().advance(Duration.ofMinutes(2));
        assertThat(client.search(everyNote(), 1, 500).ids()).endsWith(late);
    }

    @Test
    void increasesTheRevisionAtEachChange() {
        open(young());
        String id = kustomer.workspace().ids("messages").get(7);
        int before =
                kustomer.workspace().row("messages", id).at("/attributes/rev").asInt();
        kustomer.workspace().delete("messages", id);
        ObjectNode row = kustomer.workspace().row("messages", id);
        assertThat(row.at("/attributes/rev").asInt()).isEqualTo(before + 1);
        assertThat(row.at("/attributes/deleted").asBoolean()).isTrue();
        assertThat(row.at("/relationships/deletedBy/data/id").asText()).isNotEmpty();
    }

    @Test
    void checksTokenAndRoles() {
        open(young());
        HttpRequest.Builder wrong = HttpRequest.newBuilder(kustomer.baseUrl().resolve("/v1/tags"));
        assertThat(client.send(wrong.header("Authorization", "Bearer wrong")).status())
                .isEqualTo(401);
        assertThat(client.get("/v1/auth/tokens/current")
                        .body()
                        .at("/data/attributes/roles/0")
                        .asText())
                .isEqualTo("org.permission");
        kustomer.forbid("tags");
        kustomer.forbid("notes");
        Response tags = client.get("/v1/tags");
        assertThat(tags.status()).isEqualTo(403);
        assertThat(tags.body().at("/errors/0/detail").asText()).isEqualTo("Missing role: org.permission.tag.read");
        assertThat(client.search(everyNote(), 1, 500).status()).isEqualTo(403);
        kustomer.permit("tags");
        assertThat(client.get("/v1/tags").status()).isEqualTo(200);
    }

    @Test
    void limitsSearchesInASlidingWindow() {
        open(young().searchesPerMinute(2));
        kustomer.clock().set(Instant.parse("2026-11-22T10:00:30Z"));
        client.search(everyNote(), 1, 1);
        kustomer.clock().advance(Duration.ofSeconds(40));
        client.search(everyNote(), 1, 1);
        Response third = client.search(everyNote(), 1, 1);
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.headers().firstValue("x-ratelimit-reset"))
                .contains(Long.toString(Instant.parse("2026-11-22T10:01:31Z").getEpochSecond()));
        assertThat(client.get("/v1/tags").status()).isEqualTo(200);
        kustomer.clock().advance(Duration.ofSeconds(21));
        assertThat(client.search(everyNote(), 1, 1).status()).isEqualTo(200);
    }

    @Test
    void limitsAllRequests() {
        open(young().requestsPerMinute(2));
        kustomer.clock().set(Instant.parse("2026-11-22T10:00:30Z"));
        assertThat(client.get("/v1/tags").headers().firstValue("x-ratelimit-reset"))
                .isEmpty();
        Response second = client.get("/v1/tags");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.headers().firstValue("x-ratelimit-remaining")).contains("0");
        assertThat(second.headers().firstValue("x-ratelimit-reset")).isPresent();
        assertThat(client.get("/v1/tags").status()).isEqualTo(429);
    }

    @Test
    void returnsPartOfTheRowsAtATimeout() {
        open(young());
        kustomer.timeOutSearches(1);
        Response partial = client.search(everyNote(), 1, 100);
        assertThat(partial.body().at("/meta/timed_out").asBoolean()).isTrue();
        assertThat(partial.ids()).hasSize(50);
        assertThat(client.search(everyNote(), 1, 100).ids()).hasSize(100);
    }

    @Test
    void generatesTheSameRowsForTheSameSeed() {
        open(young());
        try (SimulatedKustomer other = young().start()) {
            assertThat(other.truth("customers")).isEqualTo(kustomer.truth("customers"));
        }
    }
}
