package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.LogWatch;
import io.tributary.simulators.customerio.CustomerIoBuilder;
import io.tributary.simulators.http.Fault;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of campaigns, broadcasts, newsletters and segments: their forms, and parents that are gone or cannot be read. */
class CustomerIoChildrenTest extends SimulatedTask {
    private static final String CAMPAIGNS = "GET /v1/campaigns";
    private static final String ACTIONS = "GET /v1/campaigns/{id}/actions";
    private static final String MEMBERS = "GET /v1/segments/{id}/membership";
    private static final String USAGE = "GET /v1/segments/{id}/used_by";
    private static final String[] CHILDREN = {
        "broadcast_actions",
        "campaign_actions",
        "newsletter_test_groups",
        "newsletter_variants",
        "segment_memberships",
        "segment_usage"
    };

    private static CustomerIoBuilder children(boolean described) {
        return described ? few().describedChildren() : few();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyChildArrivesOnceInBothForms(boolean described) {
        open(children(described));
        tables(CHILDREN);
        driver.start().firstSync();
        assertEachRowOnce(CHILDREN);
        assertThat(driver.records("customerio.dead-letters")).isEmpty();
        assertThat(Stream.of(CHILDREN).flatMap(table -> latest(table).values().stream()))
                .allSatisfy(row -> assertThat(row.get("_extra")).isNull());
    }

    /** The ids are text, and the campaign's is missing. */
    @Test
    void actionsHaveTheCampaignOfTheirPath() {
        open(few());
        tables("campaign_actions");
        String campaign = first("campaigns");
        respond(ACTIONS, "{'actions':[{'id':'18','updated':1700000000},{'id':19,'campaign_id':4711}],'next':''}");
        driver.start().firstSync();
        assertThat(latest("campaign_actions").values())
                .filteredOn(row -> row.getInt64("campaign_id").equals(Long.valueOf(campaign)))
                .extracting(row -> row.getInt64("id"))
                .containsExactlyInAnyOrder(18L, 19L);
        assertThat(latest("campaign_actions").values())
                .noneMatch(row -> row.getInt64("campaign_id").equals(4711L));
    }

    @Test
    void actionsChangeWithoutTheirCampaign() {
        open(few());
        tables("campaign_actions", "campaigns");
        driver.start().firstSync();
        workspace().update("campaign_actions", first("campaign_actions"), named("renamed"));
        assertThat(driver.sync())
                .singleElement()
                .satisfies(record ->
                        assertThat(((Struct) record.value()).getString("name")).isEqualTo("renamed"));
    }

    /** A campaign that is older than the start date may have newer actions. */
    @Test
    void startDateIsThatOfActionsNotOfTheirCampaigns() {
        open(few());
        tables("campaign_actions");
        long start = Instant.parse("2026-11-01T00:00:00Z").getEpochSecond();
        String action = first("campaign_actions");
        created("campaign_actions", "updated", action, start);
        created(
                "campaign_actions",
                "updated",
                workspace().ids("campaign_actions").get(1),
                start - 1);
        driver.set("start.date", "2026-11-01").start().firstSync();
        assertThat(records("campaign_actions"))
                .singleElement()
                .satisfies(record -> assertThat(((Struct) record.key()).getInt64("id"))
                        .isEqualTo(Long.valueOf(action.replaceAll(".*/", ""))));
    }

    @Test
    void languagesAndVariationsAreActionsOfTheirOwn() {
        open(few());
        tables("campaign_actions");
        driver.start().firstSync();
        assertThat(latest("campaign_actions").values())
                .filteredOn(row -> row.get("multi_language_branch_action_id") != null)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getString("language")).isEqualTo("de"));
    }

    @ParameterizedTest
    @CsvSource({"7, false", "7, true", "4, false"})
    void membersHavePages(int perPage, boolean emptyPages) {
        open((emptyPages ? few().emptyPages() : few())
                .membersPerPage(perPage)
                .size("segment_memberships", 70)
                .size("segments", 8));
        tables("segment_memberships");
        driver.start().firstSync();
        assertEachRowOnce("segment_memberships");
        assertThat(customerIo.requests(MEMBERS)).isGreaterThan(8);
    }

    /** Its members are null. */
    @Test
    void emptySegmentHasNoMembersAndDeletesNothing() {
        open(few());
        tables("segment_memberships");
        List<String> segments = workspace().ids("segments");
        assertThat(workspace().ids("segment_memberships"))
                .noneMatch(id -> id.startsWith(segments.get(segments.size() - 1) + "/"));
        driver.start().firstSync();
        assertEachRowOnce("segment_memberships");
        assertThat(driver.sync()).isEmpty();
        assertThat(isParked("segment_memberships")).isFalse();
    }

    @Test
    void memberWhoLeavesIsDeletedAfterTwoReads() {
        open(few());
        tables("segment_memberships");
        driver.start().firstSync();
        String member = first("segment_memberships");
        workspace().delete("segment_memberships", member);
        driver.sync();
        driver.sync();
        assertThat(tombstones("segment_memberships"))
                .singleElement()
                .satisfies(record -> assertThat(((Struct) record.key()).getString("cio_id"))
                        .isEqualTo(member.replaceAll(".*/", "")));
    }

    /** Without rows, an object with the segment's id, an empty object or null. */
    @ParameterizedTest
    @ValueSource(strings = {"{'used_by':null}", "{'used_by':{}}", "{'segment_id':7,'used_by':{}}"})
    void unusedSegmentHasNoRow(String response) {
        open(few());
        tables("segment_usage");
        respond(USAGE, response);
        driver.start().firstSync();
        assertThat(records("segment_usage")).isEmpty();
        assertThat(isParked("segment_usage")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'used_by':{'segment_id':4711,'campaigns':[1],'draft_newsletters':[],'sent_newsletters':null}}",
                "{'segment_id':4711,'used_by':{'campaigns':[1],'draft_newsletters':[],'sent_newsletters':null}}"
            })
    void usageHasTheSegmentOfItsPath(String response) {
        open(few().size("segments", 1));
        tables("segment_usage");
        respond(USAGE, response);
        driver.start().firstSync();
        Struct usage = value("segment_usage", Long.valueOf(first("segments")));
        assertThat(usage.getArray("campaigns")).isEqualTo(List.of(1L));
        assertThat(usage.getArray("sent_newsletters")).isNull();
        assertThat(usage.get("_extra")).isNull();
    }

    /** Between the list of campaigns and the request for its actions. */
    @Test
    void parentThatIsGoneIsSkippedAndTakesItsChildrenAlong() {
        open(few().size("campaigns", 1).size("campaign_actions", 3));
        tables("campaign_actions");
        customerIo.onRequest(ACTIONS, 2, () -> workspace().delete("campaigns", first("campaigns")));
        driver.start().firstSync();
        assertThat(records("campaign_actions")).hasSize(3);
        driver.sync();
        assertThat(isParked("campaign_actions")).isFalse();
        assertThat(tombstones("campaign_actions")).isEmpty();
        driver.sync();
        driver.sync();
        assertThat(tombstones("campaign_actions")).hasSize(3);
    }

    /** It is still listed. */
    @Test
    void parentWhoseChildrenAreMissingDeletesNothing() {
        open(few());
        tables("campaign_actions");
        driver.start().firstSync();
        customerIo
                .faults()
                .always(ACTIONS, Fault.json(404, "{\"errors\":[{\"detail\":\"not found\",\"status\":\"404\"}]}"));
        for (int sync = 0; sync < 4; sync++) {
            driver.sync();
        }
        assertThat(tombstones("campaign_actions")).isEmpty();
        assertThat(isParked("campaign_actions")).isFalse();
    }

    @Test
    void parentsThatCannotBeReadDeleteNothing() {
        open(few());
        tables("campaign_actions");
        driver.start().firstSync();
        respond(CAMPAIGNS, "{'campaigns':[{'id':null},{'name':'a'},{'id':'..'}]}");
        for (int sync = 0; sync < 4; sync++) {
            driver.sync();
        }
        assertThat(tombstones("campaign_actions")).isEmpty();
    }

    @Test
    void parentsThatAllLackTheirIdPauseTheTable() {
        open(few());
        tables("campaign_actions", "topics");
        String rows = String.join(
                ",", IntStream.range(0, 20).mapToObj(i -> "{'identifier':1}").toList());
        respond(CAMPAIGNS, "{'campaigns':[" + rows + "]}");
        try (LogWatch log = LogWatch.errorsOf("io.tributary.connect.common.sync.TableRunner")) {
            driver.start().firstSync();
            assertThat(log.messages("campaign_actions"))
                    .singleElement()
                    .asString()
                    .contains("GET /campaigns", "20 rows, all of them without an id");
        }
        assertThat(isParked("campaign_actions")).isTrue();
    }

    /** Headers of webhooks may contain credentials. */
    @Test
    void secretsOfWebhooksAreNotLogged() {
        open(few());
        tables("campaign_actions");
        try (LogWatch log = LogWatch.everything()) {
            driver.start().firstSync();
            driver.sync();
            assertThat(log.messages("webhook-secret")).isEmpty();
        }
        assertThat(latest("campaign_actions").values())
                .anyMatch(row -> String.valueOf(row.getString("headers")).contains("webhook-secret"));
    }

    private void respond(String request, String json) {
        customerIo.faults().clear();
        customerIo.faults().always(request, Fault.json(200, json.replace('\'', '"')));
    }
}
