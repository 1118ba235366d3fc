package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many requests syncs cost. */
class IntercomRequestsTest extends SimulatedTask {
    private static final String AN_HOUR = "3600000";

    @Test
    void firstSyncRequestsEachPageOnce() {
        open(few().contacts(310).companies(160).conversations(40).parts(1300, 1));
        standardTables();
        oneSync();
        Map<String, Long> expected = listsOnce();
        expected.put(CONTACT_SEARCH, 3L);
        expected.put("POST /companies/search", 2L);
        expected.put(CONVERSATION_SEARCH, 2L);
        assertThat(intercom.requests("GET /contacts/{id}/tags")).isEqualTo(pages("tags", Integer.MAX_VALUE));
        assertThat(intercom.requests("GET /contacts/{id}/companies")).isEqualTo(pages("companies", 60));
        assertThat(intercom.requests(CONVERSATION)).isEqualTo(39 + 3);
        Map<String, Long> counts = intercom.log().counts();
        counts.keySet().removeIf(endpoint -> endpoint.contains("{id}"));
        assertThat(counts).isEqualTo(expected);
    }

    /** The requests for lists of which a search returns only the first ten elements. */
    private long pages(String list, int perPage) {
        return truth("contacts").values().stream()
                .map(contact -> contact.getStruct(list).getArray("data").size())
                .filter(size -> size > 10)
                .mapToLong(size -> (size - 1) / perPage + 1)
                .sum();
    }

    @Test
    void idleSyncCostsOneRequestATableAndOneForDeletions() {
        open(few().contacts(310).companies(160));
        standardTables();
        List.of("contacts", "companies").forEach(workspace()::add);
        oneSync();
        Map<String, Long> before = intercom.log().counts();
        assertThat(restarted()).isZero();
        Map<String, Long> cost = intercom.log().counts();
        cost.replaceAll((endpoint, count) -> count - before.get(endpoint));
        cost.values().removeIf(count -> count == 0);
        Map<String, Long> expected = listsOnce();
        expected.put(CONTACT_SEARCH, 1L);
        expected.put("POST /companies/search", 1L);
        expected.put(CONVERSATION_SEARCH, 2L);
        assertThat(cost).isEqualTo(expected);
    }

    private static Map<String, Long> listsOnce() {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("GET /admins", 1L);
        counts.put("GET /tags", 1L);
        counts.put("GET /teams", 1L);
        counts.put("GET /segments", 2L);
        counts.put("GET /data_attributes", 2L);
        counts.put("GET /conversations/deleted", 1L);
        return counts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.12", "2.16"})
    void olderVersionsScrollAllCompanies(String version) {
        open(few().companies(250));
        version(version);
        tables("companies");
        oneSync();
        assertThat(intercom.requests(SCROLL)).isEqualTo(4);
        assertThat(restarted()).isZero();
        assertThat(intercom.requests(SCROLL)).isEqualTo(8);
    }

    @Test
    void recentConversationIsReadAgainOnlyIfItChanged() {
        open(few());
        tables("conversation_parts");
        driver.start().firstSync();
        String id = workspace().ids("conversations").get(4);
        workspace().addPart(id);
        intercom.clock().advance(Duration.ofSeconds(5));
        driver.sync();
        long before = intercom.requests(CONVERSATION);
        driver.sync();
        driver.sync();
        assertThat(intercom.requests(CONVERSATION)).isEqualTo(before);
        driver.stop();
        driver.start().firstSync();
        assertThat(intercom.requests(CONVERSATION)).isEqualTo(before);
    }

    private void oneSync() {
        driver.set("poll.interval.ms", AN_HOUR).set("snapshot.interval.ms", AN_HOUR);
        driver.start().firstSync();
    }

    private int restarted() {
        driver.stop();
        return driver.start().firstSync().size();
    }
}
