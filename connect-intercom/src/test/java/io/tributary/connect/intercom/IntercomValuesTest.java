package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import io.tributary.simulators.http.Fault;
import io.tributary.simulators.intercom.Variant;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema.Type;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values arrive as Intercom sends them, in the configured form and from the configured date. */
class IntercomValuesTest extends SimulatedTask {
    private static final String TAG_WITHOUT_ID = "{\"type\":\"list\",\"data\":[{\"type\":\"tag\",\"name\":\"x\"}]}";

    @Test
    void customAttributesKeepTheirValuesAndIdsTheirDigits() {
        open(few().contacts(0));
        tables("contacts");
        String custom = "{\"Größe\":1.50,\"n\":12,\"big\":9007199254740993,\"text\":\"12\",\"none\":null,\"2fa\":true,"
                + "\"a.b\":\"c\",\"tiny\":0.1000000000000000055}";
        ObjectNode contact = (ObjectNode) Json.parse("{\"id\":\"a\",\"updated_at\":-5,\"owner_id\":9007199254740993,"
                + "\"signed_up_at\":2328134400,\"custom_attributes\":" + custom + "}");
        ObjectNode page = Json.MAPPER.createObjectNode().put("total_count", 1);
        page.putArray("data").add(contact);
        intercom.faults().always(CONTACT_SEARCH, Fault.json(200, Json.text(page)));
        driver.set("start.date", "1960-01-01").start().firstSync();
        Struct value = value("contacts", "a");
        assertThat(value.get("custom_attributes")).isEqualTo(custom);
        assertThat(value.get("owner_id")).isEqualTo("9007199254740993");
        assertThat(value.get("signed_up_at")).isEqualTo(Date.from(Instant.ofEpochSecond(2_328_134_400L)));
        assertThat(value.get("updated_at")).isEqualTo(Date.from(Instant.ofEpochSecond(-5)));
    }

    @Test
    void assigneesAreExactIntegers() {
        open(few());
        tables("conversations");
        String id = workspace().ids("conversations").get(0);
        workspace()
                .update(
                        "conversations",
                        id,
                        row -> row.put("admin_assignee_id", 9_007_199_254_740_993L)
                                .put("team_assignee_id", 0));
        driver.start().firstSync();
        assertThat(value("conversations", id).get("admin_assignee_id")).isEqualTo(9_007_199_254_740_993L);
        assertThat(value("conversations", id).get("team_assignee_id")).isEqualTo(0L);
        assertSameAsApi("conversations");
    }

    @Test
    void segmentCountChangesWithoutItsTime() {
        open(few());
        tables("segments");
        driver.start().firstSync();
        ObjectNode segment =
                workspace().row("segments", workspace().ids("segments").get(0));
        workspace().put("segments", segment.put("count", 4711));
        assertThat(driver.sync()).hasSize(1);
        assertSameAsApi("segments");
    }

    @Test
    void removedLastTagLeavesAnEmptyList() {
        open(few());
        tables("companies");
        driver.start().firstSync();
        String id = workspace().ids("companies").get(0);
        workspace()
                .update(
                        "companies",
                        id,
                        row -> row.putObject("tags").put("type", "tag.list").putArray("tags"));
        driver.sync();
        assertThat(value("companies", id).getStruct("tags").getArray("tags")).isEmpty();
        assertSameAsApi("companies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01/20/2026", "2026-01-20", "2026-01-20T00:00:00Z"})
    void startDateSkipsOlderRows(String date) {
        open(few().conversations(60).parts(100, 0));
        String[] cdc = {"contacts", "companies", "conversations", "segments", "company_segments"};
        Date start = Date.from(Instant.parse("2026-01-20T00:00:00Z"));
        for (int i = 0; i < 3; i++) {
            changedAt(start.toInstant().minusSeconds(1), cdc[i], 5);
            changedAt(start.toInstant(), cdc[i], 6);
        }
        driver.set("start.date", date).start().firstSync();
        for (String table : cdc) {
            Map<Struct, Struct> expected = truth(table);
            expected.values().removeIf(row -> ((Date) row.get("updated_at")).before(start));
            assertThat(latest(table)).as(table).isEqualTo(expected);
        }
        assertThat(records("conversations")).hasSizeBetween(1, 59);
        assertThat(records("conversation_parts"))
                .isNotEmpty()
                .allMatch(part -> !((Date) ((Struct) part.value()).get("conversation_updated_at")).before(start));
        assertEachRowOnce("admins", "tags", "teams", "contact_attributes", "company_attributes");
    }

    private void changedAt(Instant time, String table, int number) {
        String id = workspace().ids(table).get(number);
        workspace().update(table, id, row -> row.put("updated_at", time.getEpochSecond()));
    }

    @Test
    void laterStartDateDeletesNothing() {
        open(few().segments(9));
        tables("segments", "companies");
        version("2.16");
        driver.start().firstSync();
        driver.stop();
        driver.set("start.date", "2026-06-01");
        assertThat(driver.start().firstSync()).isEmpty();
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void nestedValuesAsJsonText() {
        open(few());
        driver.set("value.nested", "json").start().firstSync();
        for (SourceRecord record : driver.records()) {
            assertThat(record.valueSchema().fields())
                    .as(record.topic())
                    .noneMatch(field -> List.of(Type.STRUCT, Type.ARRAY, Type.MAP)
                            .contains(field.schema().type()));
        }
        String id = workspace().ids("companies").get(0);
        JsonNode tags = intercom.truth("companies").get(id).get("tags");
        assertThat(Json.parse(value("companies", id).getString("tags")).toString())
                .isEqualTo(tags.toString());
        driver.stop();
        driver.set("value.nested", "struct");
        assertThat(driver.start().firstSync()).isEmpty();
    }

    @Test
    void rowWithoutItsKeyIsADeadLetterOnce() {
        open(few());
        tables("tags");
        intercom.faults().always("/tags", Fault.json(200, TAG_WITHOUT_ID));
        driver.start().firstSync();
        driver.sync();
        SourceRecord letter = driver.records().get(0);
        assertThat(driver.records()).hasSize(1);
        assertThat(letter.topic()).isEqualTo("intercom.dead-letters");
        assertThat(letter.key().toString()).matches("tags:[0-9a-f]{64}");
        assertThat(letter.value()).isEqualTo("{\"type\":\"tag\",\"name\":\"x\"}");
        assertThat(letter.headers().lastWithName("table").value()).isEqualTo("tags");
        assertThat(letter.headers().lastWithName("reason").value().toString()).contains("id");
        assertThat(driver.attribute("tags", "DeadLetters")).isEqualTo(1L);
    }

    @Test
    void rowThatIsTooLargeIsADeadLetter() {
        open(few());
        tables("tags");
        String id = workspace().ids("tags").get(0);
        workspace().update("tags", id, named("x".repeat(2000)));
        driver.set("record.max.bytes", "1000").start().firstSync();
        assertThat(driver.records("intercom.dead-letters")).hasSize(1);
        assertThat(value("tags", id)).isNull();
        assertThat(records("tags")).hasSize(truth("tags").size() - 1);
    }

    @Test
    void rowWithoutItsKeyFailsTheTaskWithoutADeadLetterTopic() {
        open(few());
        tables("tags");
        intercom.faults().always("/tags", Fault.json(200, TAG_WITHOUT_ID));
        driver.set("dead.letter.topic", "").start();
        assertThatThrownBy(() -> driver.firstSync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("tags", "dead.letter.topic");
    }

    @Test
    void modeAllSendsEveryRowAtEverySync() {
        open(few());
        tables("tags", "contacts");
        driver.set("snapshot.mode", "all")
                .set("snapshot.interval.ms", "3600000")
                .start()
                .firstSync();
        driver.stop();
        assertThat(driver.start().firstSync())
                .hasSize(truth("tags").size())
                .allMatch(record -> record.topic().equals("intercom.tags"));
        Map<String, String> settings = Map.of("access.token", "t", "snapshot.mode", "all");
        assertThat(new IntercomSourceConnector().exactlyOnceSupport(settings))
                .isEqualTo(ExactlyOnceSupport.UNSUPPORTED);
        assertThat(new IntercomSourceConnector().exactlyOnceSupport(Map.of("access.token", "t")))
                .isEqualTo(ExactlyOnceSupport.SUPPORTED);
    }

    @Test
    void longListsOfAContactAreComplete() {
        open(few().contacts(60));
        tables("contacts");
        driver.start().firstSync();
        assertThat(truth("contacts").values()).anyMatch(row -> size(row, "tags") > 10);
        assertThat(truth("contacts").values()).anyMatch(row -> size(row, "companies") > 10);
        assertEachRowOnce("contacts");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void longListsStayTruncatedIfConfigured() {
        open(few().contacts(60));
        tables("contacts");
        driver.set("intercom.expand.lists", "false").start().firstSync();
        assertThat(intercom.requests("GET /contacts/{id}/tags")).isZero();
        assertThat(latest("contacts").values())
                .hasSize(60)
                .allMatch(row -> size(row, "tags") <= 10)
                .anyMatch(row -> row.getStruct("tags").getBoolean("has_more"));
    }

    @ParameterizedTest
    @CsvSource({"404, not_found", "410, contact_merged"})
    void contactWhoseListsAreMissingIsSentAsTheSearchShowsIt(int status, String code) {
        open(few().contacts(60));
        tables("contacts");
        String gone = "{\"type\":\"error.list\",\"errors\":[{\"code\":\"" + code + "\"}]}";
        intercom.faults().always("/contacts/{id}/tags", Fault.json(status, gone));
        driver.start().firstSync();
        assertThat(latest("contacts")).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void contactMergedBeforeItsListsAreReadIsSkipped(boolean is410) {
        open(few().contacts(60).variants(is410 ? new Variant[] {Variant.MERGED_CONTACT_IS_410} : new Variant[0]));
        tables("contacts");
        String merged = intercom.truth("contacts").entrySet().stream()
                .filter(contact -> contact.getValue().at("/tags/total_count").asInt() > 10)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        intercom.onRequest(
                "GET /contacts/{id}/tags",
                1,
                () -> workspace().merge(merged, workspace().ids("contacts").get(0)));
        driver.start().firstSync();
        driver.sync();
        assertSameAsApi("contacts");
        assertThat(latest("contacts")).hasSize(59);
        assertThat(tombstones("contacts")).isEmpty();
    }

    @Test
    void gatewayErrorDoesNotMeanThatAContactIsGone() {
        open(few().contacts(60));
        tables("contacts");
        intercom.faults().next("/contacts/{id}/tags", Fault.json(404, "{\"message\":\"no Route matched\"}"));
        driver.start().firstSync();
        assertEachRowOnce("contacts");
    }

    @Test
    void fullTagsMayBeFewerThanTheirNumber() {
        open(few().contacts(60).tags(14).variants(Variant.FULL_TAGS_ARE_FEWER));
        tables("contacts");
        driver.start().firstSync();
        assertEachRowOnce("contacts");
        assertThat(latest("contacts").values())
                .filteredOn(row -> size(row, "tags") > 10)
                .isNotEmpty()
                .allMatch(row -> size(row, "tags") < row.getStruct("tags").getInt64("total_count"))
                .noneMatch(row -> row.getStruct("tags").getBoolean("has_more"));
        assertThat(driver.sync()).isEmpty();
    }

    private static int size(Struct contact, String list) {
        return contact.getStruct(list).getArray("data").size();
    }
}
