package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.Expansion;
import io.tributary.connect.common.testing.FakeApi;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpansionTest {
    private static final int PARENTS = 30;
    private static final int IN_FLIGHT = 4;
    private static final int GROUPS = 8;

    private final FakeApi api = new FakeApi();
    private final SyncDriver driver = SyncDriver.expanding(api, new Children());

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void childrenAreSentInTheOrderOfTheirParentsWhateverTheResponseOrder() {
        parents(3);
        IntStream.range(0, 3).forEach(i -> api.hold("/parents/" + i));
        driver.pollUntil(() -> api.requests().size() == 4);
        api.release("/parents/2");
        api.release("/parents/1");
        driver.poll();
        assertThat(driver.sent).isEmpty();
        api.release("/parents/0");
        driver.pollUntil(() -> driver.sent.size() == 6);
        assertThat(driver.sent).containsExactly("0a=0", "0b=0", "1a=1", "1b=1", "2a=2", "2b=2");
    }

    @Test
    void groupsInFlightAreLimited() {
        parents(PARENTS);
        IntStream.range(0, PARENTS).forEach(i -> api.hold("/parents/" + i));
        driver.pollUntil(() -> api.requests().size() == 1 + IN_FLIGHT);
        IntStream.range(1, PARENTS).forEach(i -> api.release("/parents/" + i));
        await().until(() -> {
            driver.poll();
            return api.requests().size() == 1 + GROUPS;
        });
        assertThat(driver.sent).isEmpty();
        api.release("/parents/0");
        driver.pollUntil(() -> driver.sent.size() == 2 * PARENTS);
        assertThat(api.requests()).hasSize(1 + PARENTS);
    }

    @Test
    void onlyChangedParentsAreExpandedAgain() {
        parents(3);
        driver.pollUntil(() -> driver.sent.size() == 6);
        driver.pollUntil(() -> driver.runner(0).untilDue() > 0);
        driver.restart();
        parents(4);
        assertThat(driver.sync()).containsExactly("3a=3", "3b=3");
        assertThat(api.count("/parents/2")).isEqualTo(1);
    }

    @Test
    void parentWithoutChildrenIsDone() {
        parents(1);
        api.respond("/parents/0", "{'children':[]}");
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.sync()).isEmpty();
        assertThat(api.count("/parents/0")).isEqualTo(1);
    }

    @Test
    void unsettledParentIsRereadAndOnlyChangedRowsAreSent() {
        parents(2);
        api.respond("/parents/1", "{'open':true,'children':[{'id':'1a','n':1,'updated_at':101}]}");
        assertThat(driver.sync()).containsExactly("0a=0", "0b=0", "1a=1");
        assertThat(driver.sync()).isEmpty();
        driver.restart();
        api.respond(
                "/parents/1", "{'children':[{'id':'1a','n':1,'updated_at':101},{'id':'1b','n':1,'updated_at':101}]}");
        assertThat(driver.sync()).containsExactly("1b=1");
        assertThat(driver.sync()).isEmpty();
        assertThat(api.count("/parents/0")).isEqualTo(1);
        assertThat(api.count("/parents/1")).isEqualTo(3);
    }

    /** The next page shows its second version while the request for the first one is in flight. */
    @Test
    void parentIsNeverRequestedTwiceAtATime() {
        api.respond("/parents", "{'parents':[{'id':0,'at':100},{'id':1,'at':101},{'id':0,'at':102}]}");
        api.respond("/parents/1", "{'children':[{'id':'1a','n':1}]}");
        api.hold("/parents/0");
        driver.pollUntil(() -> api.count("/parents/0") == 1 && api.count("/parents/1") == 1);
        api.respond("/parents/0", "{'children':[{'id':'0a','n':3}],'at':103}");
        driver.poll();
        assertThat(api.count("/parents/0")).isEqualTo(1);
        api.release("/parents/0");
        driver.pollUntil(() -> api.count("/parents/0") == 2);
        api.release("/parents/0");
        driver.pollUntil(() -> driver.runner(0).untilDue() > 0);
        assertThat(driver.sent).containsExactly("0a=3", "1a=1");
    }

    /** The index shows the parent's second version after its third was read. */
    @Test
    void oldVersionFromALaggingIndexSendsNothing() {
        api.respond("/parents", "{'parents':[{'id':0,'at':100}]}");
        api.respond("/parents/0", "{'children':[{'id':'0a','n':3}],'at':102}");
        assertThat(driver.sync()).containsExactly("0a=3");
        api.respond("/parents", "{'parents':[{'id':0,'at':101}]}");
        assertThat(driver.sync()).isEmpty();
        api.respond("/parents", "{'parents':[{'id':0,'at':102}]}");
        assertThat(driver.sync()).isEmpty();
        assertThat(api.count("/parents/0")).isEqualTo(2);
    }

    private void parents(int number) {
        StringBuilder parents = new StringBuilder();
        for (int i = 0; i < number; i++) {
            parents.append(i == 0 ? "" : ",").append("{'id':" + i + ",'at':" + (100 + i) + "}");
            api.respond(
                    "/parents/" + i,
                    "{'children':[{'id':'" + i + "a','n':" + i + "},{'id':'" + i + "b','n':" + i + "}]}");
        }
        api.respond("/parents", "{'parents':[" + parents + "]}");
    }

    private static final class Children implements Expansion {
        private final Set<JsonNode> open = ConcurrentHashMap.newKeySet();

        @Override
        public long time(ObjectNode parent) {
            return parent.path("at").asLong();
        }

        @Override
        public long version(ObjectNode parent) {
            return Fingerprint.hash(parent.toString());
        }

        @Override
        public List<Row> read(List<ObjectNode> parents, Requester requester, ChildRows rows) {
            ApiRequest request = ApiRequest.get("/parents/" + parents.get(0).path("id"));
            Page<Row> page = requester.read(request, rows.at("/children"));
            if (page.envelope().path("open").asBoolean()) {
                open.add(parents.get(0).get("id"));
            } else {
                open.remove(parents.get(0).get("id"));
            }
            if (page.envelope().has("at")) {
                parents.get(0).set("at", page.envelope().get("at"));
            }
            return page.rows();
        }

        @Override
        public boolean isSettled(ObjectNode parent) {
            return !open.contains(parent.get("id"));
        }
    }
}
