package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.Fault;
import io.tributary.simulators.intercom.Variant;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Oddities of the further tables, except tickets. */
class IntercomFurtherTest extends SimulatedTask {
    private static final String SEGMENTS = "GET /companies/{id}/segments";
    private static final String MEMBERS = "company_segment_members";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pagesFollowByLinkOrByCursor(boolean byCursor) {
        open(few().articles(60).variants(byCursor ? new Variant[] {Variant.CURSOR_PAGES} : new Variant[0]));
        tables("articles", "help_center_collections", "activity_logs");
        for (int i = 0; i < 260; i++) {
            workspace().add("activity_logs");
        }
        once();
        driver.start().firstSync();
        assertEachRowOnce("articles", "help_center_collections", "activity_logs");
        assertThat(intercom.requests("GET /articles")).isEqualTo(3);
        assertThat(intercom.requests("GET /help_center/collections")).isEqualTo(3);
    }

    @Test
    void articleIsDeletedWhenTwoListsDoNotHaveIt() {
        open(few());
        tables("articles");
        driver.start().firstSync();
        long before = intercom.requests("GET /articles");
        workspace().delete("articles", workspace().ids("articles").get(4));
        driver.pollUntil(() -> !tombstones("articles").isEmpty(), "a tombstone");
        assertThat(intercom.requests("GET /articles") - before).isGreaterThanOrEqualTo(4);
        assertThat(tombstones("articles")).hasSize(1);
        assertSameAsApi("articles");
    }

    @Test
    void logIsReadFromTheStartDateOn() {
        open(few());
        tables("activity_logs");
        Instant start = Instant.parse("2026-05-01T00:00:00Z");
        String id = workspace().add("activity_logs");
        workspace().update("activity_logs", id, row -> row.put("created_at", start.getEpochSecond()));
        driver.set("start.date", start.toString()).start().firstSync();
        assertThat(value("activity_logs", id)).isNotNull();
        assertThat(records("activity_logs"))
                .hasSizeLessThan(truth("activity_logs").size())
                .allMatch(record -> !((Date) ((Struct) record.value()).get("created_at"))
                        .toInstant()
                        .isBefore(start));
    }

    @Test
    void builtInAttributesOfConversationsHaveTheirNameAsId() {
        open(few());
        version("2.15");
        tables("conversation_attributes");
        driver.start().firstSync();
        assertEachRowOnce("conversation_attributes");
        assertThat(value("conversation_attributes", "state").get("custom")).isEqualTo(false);
        assertThat(driver.records("intercom.dead-letters")).isEmpty();
    }

    @Test
    void archivedAttributesOfConversationsStay() {
        open(few());
        tables("conversation_attributes");
        driver.start().firstSync();
        String id = workspace().ids("conversation_attributes").get(0);
        workspace().update("conversation_attributes", id, row -> row.put("archived", true));
        driver.sync();
        assertThat(value("conversation_attributes", id).get("archived")).isEqualTo(true);
        assertThat(tombstones("conversation_attributes")).isEmpty();
    }

    @Test
    void attributesOfATicketTypeAreInOnePlace() {
        open(few());
        tables("ticket_types");
        driver.start().firstSync();
        assertEachRowOnce("ticket_types");
        assertThat(latest("ticket_types").values())
                .allMatch(row ->
                        row.getStruct("ticket_type_attributes").getArray("data").size() == 4);
    }

    @Test
    void companyThatIsDeletedMeanwhileIsSkipped() {
        open(few());
        tables(MEMBERS);
        String gone = lastWithSegments();
        intercom.onRequest(SEGMENTS, 1, () -> workspace().delete("companies", gone));
        driver.start().firstSync();
        assertThat(isParked(MEMBERS)).isFalse();
        assertSameAsApi(MEMBERS);
    }

    private String lastWithSegments() {
        List<String> companies = intercom.truth(MEMBERS).values().stream()
                .map(row -> row.path("company_id").asText())
                .toList();
        return companies.get(companies.size() - 1);
    }

    @Test
    void companyThatIsGoneTakesItsSegmentsAlong() {
        open(few());
        tables(MEMBERS);
        driver.start().firstSync();
        String gone = lastWithSegments();
        workspace().delete("companies", gone);
        driver.sync();
        driver.sync();
        assertThat(tombstones(MEMBERS)).extracting(SimulatedTask::id).containsOnly(gone);
        assertSameAsApi(MEMBERS);
    }

    @Test
    void nothingIsDeletedIfSegmentsOfExistingCompaniesAreMissing() {
        open(few());
        tables(MEMBERS, "tags");
        driver.start().firstSync();
        String notFound = "{\"type\":\"error.list\",\"errors\":[{\"code\":\"not_found\"}]}";
        intercom.faults().always(SEGMENTS, Fault.json(404, notFound));
        driver.pollUntil(() -> isParked(MEMBERS), "the table to be paused");
        assertThat(tombstones(MEMBERS)).isEmpty();
    }

    @Test
    void olderVersionsPauseSegmentsOfCompanies() {
        open(few());
        version("2.16");
        tables(MEMBERS, "tags");
        driver.start();
        driver.pollUntil(() -> isParked(MEMBERS), "the table to be paused");
        assertThat(intercom.requests(SCROLL)).isZero();
        assertThat(intercom.requests(SEGMENTS)).isZero();
    }

    @Test
    void companyEntersASegmentWithoutBeingChanged() {
        open(few());
        tables(MEMBERS);
        driver.start().firstSync();
        String id = workspace().ids("companies").get(0);
        ObjectNode company = workspace().row("companies", id);
        String segment = workspace().ids("company_segments").get(1);
        company.withObjectProperty("segments").putArray("segments").addObject().put("id", segment);
        workspace().put("companies", company);
        driver.sync();
        driver.sync();
        assertSameAsApi(MEMBERS);
    }
}
