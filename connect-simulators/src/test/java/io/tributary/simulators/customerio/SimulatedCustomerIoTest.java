package io.tributary.simulators.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.customerio.CustomerIoClient.Response;
import io.tributary.simulators.data.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The simulated Customer.io matches the documentation, and records what a correct client never sends. */
class SimulatedCustomerIoTest {
    private static final String EVERYONE = "{'filter':{'attribute':{'field':'cio_id','operator':'exists'}}}";

    private SimulatedCustomerIo customerIo = SimulatedCustomerIo.builder().start();

    @AfterEach
    void close() {
        customerIo.close();
    }

    private CustomerIoClient client() {
        return new CustomerIoClient(customerIo);
    }

    private void open(CustomerIoBuilder builder) {
        customerIo.close();
        customerIo = builder.start();
    }

    private List<String> walk(String path, String rows) {
        List<String> ids = new ArrayList<>();
        Response page = client().get(path);
        page.body().path(rows).forEach(row -> ids.add(row.path("id").asText()));
        while (!page.body().path("next").asText("").isEmpty()) {
            page = client().next(path, page);
            assertThat(page.status()).isEqualTo(200);
            page.body().path(rows).forEach(row -> ids.add(row.path("id").asText()));
        }
        return ids;
    }

    @Test
    void generatesTheSameRowsForTheSameSeed() {
        try (SimulatedCustomerIo twin = SimulatedCustomerIo.builder().start();
                SimulatedCustomerIo other =
                        SimulatedCustomerIo.builder().seed(2).start()) {
            for (String table : CustomerIoTables.ALL) {
                assertThat(twin.truth(table)).as(table).isEqualTo(customerIo.truth(table));
            }
            assertThat(other.truth("messages")).isNotEqualTo(customerIo.truth("messages"));
        }
    }

    @Test
    void returnsEachRowOnceByCursor() {
        for (String table : List.of("activities", "newsletters")) {
            List<String> ids = walk("/" + table + "?limit=30&sort=asc", table);
            assertThat(ids)
                    .doesNotHaveDuplicates()
                    .hasSameElementsAs(customerIo.workspace().ids(table));
        }
        assertThat(customerIo.violations()).isEmpty();
    }

    @Test
    void emptyPagesHaveANextPage() {
        open(SimulatedCustomerIo.builder().emptyPages());
        assertThat(walk("/activities?limit=100", "activities")).hasSize(250);
        assertThat(customerIo.requests("GET /v1/activities")).isEqualTo(5);
    }

    @Test
    void refusesACursorThatIsNotEncoded() {
        Response first = client().get("/activities?limit=100");
        Response wrong = client().get("/activities?limit=100&start="
                + first.body().path("next").asText());
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(customerIo.violations()).hasSize(1);
    }

    @Test
    void refusesCursorsOfOtherListsAndInvalidatedOnes() {
        Response first = client().get("/activities?limit=100");
        assertThat(client().next("/activities?limit=50", first).status()).isEqualTo(400);
        assertThat(customerIo.violations()).hasSize(1);
        customerIo.invalidateCursors();
        assertThat(client().next("/activities?limit=100", first).status()).isEqualTo(400);
        assertThat(customerIo.violations()).hasSize(1);
    }

    @Test
    void returnsMessagesOfSixMonths() {
        int all = customerIo.rowCounts().get("messages");
        long end = customerIo.clock().seconds();
        assertThat(walk("/messages?limit=1000&start_ts=0&end_ts=" + end, "messages")
                        .size())
                .isLessThan(all);
        assertThat(client().get("/messages").status()).isEqualTo(200);
        assertThat(customerIo.violations()).hasSize(2);
    }

    @Test
    void includesBothBoundsOfMessages() {
        long second = 1_770_000_000;
        String id = customerIo.workspace().add("messages");
        customerIo.workspace().update("messages", id, row -> row.put("created", second));
        String path = "/messages?limit=1000&start_ts=" + second + "&end_ts=";
        assertThat(walk(path + second, "messages")).containsExactly(id);
        String before = "/messages?limit=1000&start_ts=" + (second - 1) + "&end_ts=" + (second - 1);
        assertThat(walk(before, "messages")).doesNotContain(id);
    }

    @Test
    void returnsActivitiesOfDeletedPeopleOnRequest() {
        String person = customerIo.workspace().ids("customers").get(0);
        String activity = activityOf(person);
        customerIo.workspace().delete("customers", person);
        assertThat(walk("/activities?limit=100", "activities")).doesNotContain(activity);
        assertThat(walk("/activities?limit=100&deleted=true", "activities"))
                .contains(activity)
                .hasSameSizeAs(customerIo.workspace().ids("activities"));
        open(SimulatedCustomerIo.builder().deletedOnly());
        String other = activityOf(person);
        customerIo.workspace().delete("customers", person);
        assertThat(walk("/activities?limit=100&deleted=true", "activities"))
                .contains(other)
                .hasSizeLessThan(customerIo.workspace().ids("activities").size());
    }

    private String activityOf(String person) {
        String activity = customerIo.workspace().add("activities");
        customerIo
                .workspace()
                .update(
                        "activities",
                        activity,
                        row -> row.withObject("/customer_identifiers").put("cio_id", person));
        return activity;
    }

    @Test
    void listsDraftsSeparately() {
        String bounds = "&start_ts=1764547200&end_ts=1780272000";
        List<String> drafts = walk("/messages?limit=1000&drafts=true" + bounds, "messages");
        List<String> others = walk("/messages?limit=1000" + bounds, "messages");
        assertThat(drafts).isNotEmpty().doesNotContainAnyElementsOf(others);
        open(SimulatedCustomerIo.builder().draftsAmongMessages());
        assertThat(walk("/messages?limit=1000" + bounds, "messages"))
                .containsAll(drafts)
                .containsAll(others);
    }

    @Test
    void returnsTrackedResponsesOnRequest() {
        String bounds = "/messages?limit=1000&start_ts=1764547200&end_ts=1780272000";
        assertThat(client().get(bounds).body().findValue("tracked_responses")).isNull();
        assertThat(client().get(bounds + "&get_tracked_responses=true").body().findValue("tracked_responses"))
                .isNotNull();
    }

    @Test
    void returnsIdentifiersAndEmptyIds() {
        Response response = client().post("/customers?limit=1000", EVERYONE);
        assertThat(response.body().path("identifiers")).hasSize(260);
        Set<String> ids = new HashSet<>();
        response.body().path("ids").forEach(id -> ids.add(id.asText()));
        assertThat(ids).contains("");
        assertThat(response.body().path("next").asText("none")).isEmpty();
        assertThat(client().post("/customers", "{}").status()).isEqualTo(400);
    }

    @Test
    void combinesFiltersOfPeople() {
        String plan = "{'attribute':{'field':'plan','operator':'eq','value':'team'}}";
        int team = found(plan);
        assertThat(team).isPositive();
        assertThat(found("{'or':[" + plan + ",{'segment':{'id':2}}]}")).isEqualTo(260);
        assertThat(found("{'and':[" + plan + ",{'segment':{'id':2}}]}")).isEqualTo(team);
        assertThat(found("{'and':[" + plan + ",{'segment':{'id':1}}]}")).isZero();
    }

    @Test
    void notMatchesNobody() {
        assertThat(found("{'not':{'attribute':{'field':'nobody','operator':'exists'}}}"))
                .isZero();
    }

    @Test
    void idExistsSkipsPeopleWithoutAnId() {
        int withId = found("{'attribute':{'field':'id','operator':'exists'}}");
        assertThat(withId).isBetween(100, 259);
        assertThat(found("{'attribute':{'field':'cio_id','operator':'exists'}}"))
                .isEqualTo(260);
    }

    private int found(String filter) {
        Response response = client().post("/customers?limit=1000", "{'filter':" + filter + "}");
        return response.body().path("identifiers").size();
    }

    private JsonNode people(List<String> ids) {
        String body = "{'ids':['" + String.join("','", ids) + "']}";
        Response response = client().post("/customers/attributes?id_type=cio_id", body);
        assertThat(response.status()).isEqualTo(200);
        return response.body().path("customers");
    }

    @Test
    void returnsBareOrWrappedPeople() {
        List<String> ids = customerIo.workspace().ids("customers").subList(0, 1);
        JsonNode bare = people(ids).get(0);
        assertThat(bare.at("/identifiers/cio_id").asText()).isEqualTo(ids.get(0));
        assertThat(bare.path("id").asText()).isEqualTo(ids.get(0));
        assertThat(bare.has("customer")).isFalse();
        open(SimulatedCustomerIo.builder().wrappedPeople());
        JsonNode wrapped = people(ids).get(0);
        assertThat(wrapped.path("customer").path("attributes")).isEqualTo(bare.path("attributes"));
        assertThat(wrapped.properties()).hasSize(1);
    }

    @Test
    void skipsPrefixedAndUnknownIds() {
        String known = customerIo.workspace().ids("customers").get(0);
        assertThat(people(List.of("cio_" + known, "d9unknown"))).isEmpty();
        assertThat(people(List.of("cio_" + known, known, "d9unknown"))).hasSize(1);
    }

    @Test
    void returnsAttributesInNoOrder() {
        List<String> ids = customerIo.workspace().ids("customers").subList(0, 3);
        JsonNode people = people(ids);
        assertThat(people).hasSize(3);
        assertThat(people.get(0).at("/identifiers/cio_id").asText()).isEqualTo(ids.get(2));
        assertThat(client().post("/customers/attributes?id_type=cio_id", "{'ids':[]}")
                        .status())
                .isEqualTo(400);
        assertThat(client().post("/customers/attributes?id_type=cio_id", "{'ids':['']}")
                        .status())
                .isEqualTo(400);
        assertThat(customerIo.violations()).hasSize(2);
    }

    @Test
    void returnsSuppressionsByOffset() {
        int first = client().get("/esp/suppression/bounces?limit=20")
                .body()
                .path("suppressions")
                .size();
        int rest = client().get("/esp/suppression/bounces?limit=20&offset=20")
                .body()
                .path("suppressions")
                .size();
        assertThat(first).isEqualTo(20);
        assertThat(first + rest).isEqualTo(24);
        JsonNode spam = client().get("/esp/suppression/spam_reports").body();
        assertThat(spam.path("category").asText()).isEqualTo("spam");
        assertThat(spam.path("suppressions").get(0).has("suppression_type")).isFalse();
    }

    @Test
    void listsHiddenSendersSeparately() {
        assertThat(walk("/sender_identities?limit=100", "sender_identities")).hasSize(9);
        assertThat(walk("/sender_identities?limit=100&hidden=true", "sender_identities"))
                .hasSize(3);
        open(SimulatedCustomerIo.builder().hiddenAmongSenders());
        assertThat(walk("/sender_identities?limit=100", "sender_identities")).hasSize(12);
        assertThat(walk("/sender_identities?limit=100&hidden=true", "sender_identities"))
                .hasSize(3);
    }

    @Test
    void lastSenderHasAnEmptyNextPage() {
        Response all = client().get("/sender_identities?limit=100");
        Response rest = client().next("/sender_identities?limit=100", all);
        assertThat(rest.body().path("sender_identities").isArray()).isTrue();
        assertThat(rest.body().path("sender_identities")).isEmpty();
        assertThat(rest.body().path("next").asText()).isEmpty();
    }

    @Test
    void returnsMessagesNewestFirst() {
        List<Long> created = new ArrayList<>();
        client().get("/messages?limit=1000&start_ts=1764547200&end_ts=1780272000")
                .body()
                .path("messages")
                .forEach(message -> created.add(message.path("created").asLong()));
        assertThat(created).hasSizeGreaterThan(10).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void listsSuppressionsOfADomainSeparately() {
        open(SimulatedCustomerIo.builder().suppressionDomains("mail.example.com", "elsewhere.example.org"));
        List<String> own = suppressed("bounces", "&domain=mail.example.com");
        List<String> others = suppressed("bounces", "&domain=elsewhere.example.org");
        assertThat(own).isNotEmpty();
        assertThat(others).isNotEmpty();
        assertThat(suppressed("bounces", ""))
                .hasSize(own.size() + others.size())
                .isSorted()
                .containsAll(own)
                .containsAll(others);
        assertThat(suppressed("bounces", "&domain=unknown.example.com")).isEmpty();
    }

    @Test
    void returnsAnAddressTwice() {
        int once = suppressed("bounces", "").size();
        open(SimulatedCustomerIo.builder().repeatedSuppressions());
        assertThat(suppressed("bounces", "")).hasSizeGreaterThan(once).isSorted();
    }

    @Test
    void returnsNullForEmptySuppressionsAndBeyondTheEnd() {
        assertThat(client().get("/esp/suppression/bounces?offset=24").body().get("suppressions"))
                .isEqualTo(NullNode.getInstance());
        assertThat(client().get("/esp/suppression/bounces?domain=unknown.example.com")
                        .body()
                        .get("suppressions"))
                .isEqualTo(NullNode.getInstance());
    }

    /** Ids as text and without the campaign's, as seen live; the last campaign has none. */
    @Test
    void returnsActionsAsSeenLiveOrAsDescribed() {
        List<String> campaigns = customerIo.workspace().ids("campaigns");
        String path = "/campaigns/" + campaigns.get(0) + "/actions";
        JsonNode action = client().get(path).body().path("actions").get(0);
        assertThat(action.path("id").isTextual()).isTrue();
        assertThat(action.has("campaign_id")).isFalse();
        assertThat(walk(path, "actions")).hasSize(7).doesNotHaveDuplicates();
        String empty = "/campaigns/" + campaigns.get(campaigns.size() - 1) + "/actions";
        assertThat(client().get(empty).body().path("actions").isNull()).isTrue();
        assertThat(client().get("/campaigns/4711/actions").status()).isEqualTo(404);
        open(SimulatedCustomerIo.builder().describedChildren());
        JsonNode described = client().get(path).body().path("actions").get(0);
        assertThat(described.path("id").isIntegralNumber()).isTrue();
        assertThat(described.path("campaign_id").asText()).isEqualTo(campaigns.get(0));
        assertThat(customerIo.violations()).isEmpty();
    }

    @Test
    void returnsMembersByPages() {
        List<String> segments = customerIo.workspace().ids("segments");
        String path = "/segments/" + segments.get(0) + "/membership";
        JsonNode all = client().get(path + "?limit=30000").body();
        assertThat(all.path("identifiers")).hasSameSizeAs(all.path("ids")).isNotEmpty();
        Response first = client().get(path + "?limit=2");
        assertThat(first.body().path("identifiers")).hasSize(2);
        assertThat(client().next(path + "?limit=2", first)
                        .body()
                        .path("identifiers")
                        .get(0))
                .isEqualTo(all.path("identifiers").get(2));
        String empty = "/segments/" + segments.get(segments.size() - 1) + "/membership";
        assertThat(client().get(empty).body()).isEqualTo(json("{'identifiers':null,'next':'','ids':null}"));
        assertThat(client().get(path + "?limit=30001").status()).isEqualTo(400);
        assertThat(client().get("/segments/4711/membership").status()).isEqualTo(404);
    }

    @Test
    void returnsUsageInBothForms() {
        String segment = customerIo.workspace().ids("segments").get(0);
        String unused = customerIo.workspace().ids("segments").get(7);
        JsonNode usage = client().get("/segments/" + segment + "/used_by").body();
        assertThat(usage.at("/used_by/segment_id").asText()).isEqualTo(segment);
        assertThat(client().get("/segments/" + unused + "/used_by")
                        .body()
                        .path("used_by")
                        .isNull())
                .isTrue();
        open(SimulatedCustomerIo.builder().describedChildren());
        JsonNode described = client().get("/segments/" + segment + "/used_by").body();
        assertThat(described.path("segment_id").asText()).isEqualTo(segment);
        assertThat(described.path("used_by").has("segment_id")).isFalse();
    }

    /** Months in Eastern time, oldest first; days of a range of time. */
    @Test
    void returnsMetricsByStep() {
        customerIo.clock().set(Instant.parse("2026-07-01T03:00:00Z"));
        String newsletter = customerIo.workspace().ids("newsletters").get(0);
        customerIo.workspace().put("newsletter_metrics", (ObjectNode)
                json("{'newsletter_id':" + newsletter + ",'step':1780272000,'sent':7}"));
        JsonNode months = client().get("/newsletters/" + newsletter + "/metrics?period=months&steps=3")
                .body();
        assertThat(months.at("/metric/series/sent")).hasSize(3);
        assertThat(months.at("/metric/series/sent/2").asInt()).isEqualTo(7);
        assertThat(months.at("/metric/series")).hasSize(26);
        String campaign = customerIo.workspace().ids("campaigns").get(0);
        String days = "/campaigns/" + campaign + "/metrics?version=2&res=days&start=1782000000&end=";
        JsonNode range = client().get(days + 1_782_172_800).body();
        assertThat(range.path("start").asText()).isEqualTo("2026-06-21 00:00:00 +0000 UTC");
        assertThat(range.at("/metric/series/sent")).hasSize(2);
        assertThat(customerIo.violations()).isEmpty();
        assertThat(client().get(days + 2_182_172_800L).status()).isEqualTo(400);
        assertThat(client().get("/campaigns/4711/metrics").status()).isEqualTo(404);
    }

    private static JsonNode json(String text) {
        return Json.row(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private List<String> suppressed(String type, String parameters) {
        List<String> addresses = new ArrayList<>();
        client().get("/esp/suppression/" + type + "?limit=1000" + parameters)
                .body()
                .path("suppressions")
                .forEach(row -> addresses.add(row.path("email").asText()));
        return addresses;
    }

    @Test
    void requiresAKeyExceptForAddresses() {
        URI list = URI.create(customerIo.baseUrl() + "/v1/campaigns");
        assertThat(client().send(HttpRequest.newBuilder(list)).status()).isEqualTo(401);
        URI addresses = URI.create(customerIo.baseUrl() + "/v1/info/ip_addresses");
        assertThat(client().send(HttpRequest.newBuilder(addresses))
                        .body()
                        .path("ip_addresses")
                        .get(0)
                        .isTextual())
                .isTrue();
        customerIo.forbid("campaigns");
        assertThat(client().get("/campaigns").status()).isEqualTo(403);
        assertThat(client().get("/broadcasts").status()).isEqualTo(200);
    }

    @Test
    void returnsNullForAnEmptyList() {
        List.copyOf(customerIo.workspace().ids("topics"))
                .forEach(id -> customerIo.workspace().delete("topics", id));
        assertThat(client().get("/subscription_topics").body().path("topics").isNull())
                .isTrue();
        List.copyOf(customerIo.workspace().ids("newsletters"))
                .forEach(id -> customerIo.workspace().delete("newsletters", id));
        assertThat(client().get("/newsletters").body().path("newsletters").isNull())
                .isTrue();
    }

    @Test
    void recordsUnknownParameters() {
        assertThat(client().get("/campaigns?limit=10").status()).isEqualTo(200);
        assertThat(client().get("/activities?limit=101").status()).isEqualTo(400);
        assertThat(client().get("/unknown").status()).isEqualTo(404);
        assertThat(customerIo.violations()).hasSize(3);
    }

    @Test
    void limitsRequestsWithoutHeaders() {
        customerIo.clock().set(customerIo.clock().instant());
        customerIo.limitRequests(10);
        for (int i = 0; i < 10; i++) {
            assertThat(client().get("/workspaces").status()).isEqualTo(200);
        }
        Response refused = client().get("/workspaces");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.response().headers().firstValue("Retry-After")).contains("1");
    }
}
