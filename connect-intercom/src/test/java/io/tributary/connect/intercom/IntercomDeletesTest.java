package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.http.Fault;
import io.tributary.simulators.intercom.Variant;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deleted rows, and only they, get tombstones. */
class IntercomDeletesTest extends SimulatedTask {
    private static final String DELETED = "GET /conversations/deleted";

    @Test
    void feedOfDeletedConversationsSendsTombstonesOnce() {
        open(few().conversations(100));
        tables("conversations");
        driver.start().firstSync();
        List<String> gone = workspace().ids("conversations").subList(10, 80);
        gone.forEach(id -> workspace().delete("conversations", id));
        driver.sync();
        assertThat(tombstones("conversations")).extracting(SimulatedTask::id).containsExactlyInAnyOrderElementsOf(gone);
        assertSameAsApi("conversations");
        driver.stop();
        assertThat(driver.start().firstSync()).isEmpty();
    }

    @Test
    void deletionsWhileStoppedAreFound() {
        open(few());
        tables("conversations", "tags", "segments");
        driver.start().firstSync();
        driver.stop();
        List.of("conversations", "tags", "segments")
                .forEach(table ->
                        workspace().delete(table, workspace().ids(table).get(1)));
        assertThat(driver.start().firstSync()).hasSize(3).allMatch(record -> record.value() == null);
        assertSameAsApi("conversations", "tags", "segments");
    }

    @Test
    void noTombstonesAreSentIfDeletesAreOff() {
        open(few());
        driver.set("deletes", "false").set("intercom.deletes.interval.ms", "50");
        driver.start().firstSync();
        List.of("conversations", "contacts", "companies", "tags", "teams")
                .forEach(table ->
                        workspace().delete(table, workspace().ids(table).get(1)));
        assertThat(driver.sync()).isEmpty();
        assertThat(intercom.requests(DELETED)).isZero();
        assertThat(intercom.requests("GET /contacts")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "companies"})
    void keyWalkFindsDeletedRows(String table) {
        open(few().contacts(170).companies(120));
        tables(table);
        driver.set("intercom.deletes.interval.ms", "50").start().firstSync();
        driver.pollUntil(() -> records(table).size() == truth(table).size(), "all rows");
        String gone = workspace().ids(table).get(7);
        workspace().delete(table, gone);
        driver.pollUntil(() -> !tombstones(table).isEmpty(), "a tombstone");
        assertThat(tombstones(table)).extracting(SimulatedTask::id).containsExactly(gone);
        assertSameAsApi(table);
    }

    @Test
    void keyWalkDeletesNothingThatStillExists() {
        open(few().contacts(15));
        tables("contacts");
        intercom.faults().always("GET /contacts", Fault.json(200, "{\"type\":\"list\",\"data\":[],\"pages\":{}}"));
        driver.set("intercom.deletes.interval.ms", "50").start().firstSync();
        driver.pollUntil(() -> intercom.requests("GET /contacts/{id}") >= 45, "three walks");
        assertThat(tombstones("contacts")).isEmpty();
    }

    @Test
    void halfEmptyListDeletesOnlyTheThirdTime() {
        open(few().tags(30));
        tables("tags");
        driver.set("snapshot.interval.ms", "300").start().firstSync();
        long before = intercom.requests("GET /tags");
        workspace().ids("tags").subList(0, 20).forEach(id -> workspace().delete("tags", id));
        driver.pollUntil(() -> !tombstones("tags").isEmpty(), "tombstones");
        assertThat(intercom.requests("GET /tags") - before).isGreaterThanOrEqualTo(3);
        assertThat(tombstones("tags")).hasSize(20);
        assertSameAsApi("tags");
    }

    @Test
    void attributeWithAnotherDescriptionIsANewKey() {
        open(few());
        tables("contact_attributes");
        driver.start().firstSync();
        String name = workspace().ids("contact_attributes").get(2);
        workspace().update("contact_attributes", name, row -> row.put("description", "another description"));
        assertThat(driver.sync()).hasSize(2);
        assertThat(tombstones("contact_attributes")).hasSize(1);
        assertSameAsApi("contact_attributes");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mergedContactIsDeleted(boolean is410) {
        open(few().variants(is410 ? new Variant[] {Variant.MERGED_CONTACT_IS_410} : new Variant[0]));
        tables("contacts");
        driver.set("intercom.deletes.interval.ms", "50").start().firstSync();
        driver.pollUntil(() -> records("contacts").size() == truth("contacts").size(), "all rows");
        List<String> ids = workspace().ids("contacts");
        workspace().merge(ids.get(3), ids.get(5));
        driver.pollUntil(() -> !tombstones("contacts").isEmpty(), "a tombstone");
        driver.sync();
        assertSameAsApi("contacts");
        assertThat(value("contacts", ids.get(5)))
                .extracting((Struct row) -> row.get("role"))
                .isEqualTo("user");
    }
}
