package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.customerio.SimulatedCustomerIo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are added, changed and deleted, between syncs and during one. */
class CustomerIoChangesTest extends SimulatedTask {
    private static final List<String> OF_PARENTS =
            List.of("broadcast_metrics", "campaign_metrics", "newsletter_metrics", "segment_usage");

    /**
     * A new broadcast, campaign or newsletter also has metrics of the current step. What is added to a table with a fixed
     * number of rows per parent changes one of them.
     */
    @Test
    void newRowsOfEveryTableArrive() {
        open(few());
        driver.start().firstSync();
        for (String table : all()) {
            workspace().add(table);
        }
        assertThat(driver.sync()).hasSize(all().length + 3);
        assertSameAsApi(all());
        assertEachRowOnce(
                Stream.of(all()).filter(table -> !OF_PARENTS.contains(table)).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"broadcasts", "campaigns", "newsletters", "segments", "transactional_messages", "topics", "types"
            })
    void changedRowArrivesOnce(String table) {
        open(few());
        tables(table);
        driver.start().firstSync();
        workspace().update(table, first(table), named("renamed"));
        assertThat(driver.sync()).hasSize(1);
        assertSameAsApi(table);
    }

    /** The contents of a collection change without its time of change. */
    @Test
    void changedContentsOfACollectionArrive() {
        open(few());
        tables("collections");
        driver.start().firstSync();
        String id = first("collections");
        long before = workspace().row("collections", id).path("updated_at").asLong();
        workspace().update("collections", id, row -> row.put("rows", 77).put("bytes", 7777));
        assertThat(driver.sync()).hasSize(1);
        assertSameAsApi("collections");
        assertThat(workspace().row("collections", id).path("updated_at").asLong())
                .isEqualTo(before);
        assertThat(value("collections", Long.valueOf(id)).getInt64("rows")).isEqualTo(77);
    }

    /** No list shows an archived segment. */
    @Test
    void archivedSegmentIsDeleted() {
        open(few());
        tables("segments");
        driver.start().firstSync();
        workspace().delete("segments", first("segments"));
        driver.sync();
        assertThat(tombstones("segments")).hasSize(1);
    }

    /** Times have whole seconds: a row may change again within a second that was sent, and many rows may share it. */
    @Test
    void changesOfOneSecondAllArrive() {
        open(few());
        tables("campaigns");
        driver.start().firstSync();
        List<String> ids = workspace().ids("campaigns");
        long second = now();
        ids.forEach(id -> workspace()
                .update("campaigns", id, row -> row.put("updated", second).put("name", "one")));
        assertThat(driver.sync()).hasSameSizeAs(ids);
        workspace()
                .update(
                        "campaigns",
                        ids.get(0),
                        row -> row.put("updated", second).put("name", "two"));
        assertThat(driver.sync()).hasSize(1);
        assertSameAsApi("campaigns");
    }

    @Test
    void changedPersonArrivesWhole() {
        open(few());
        tables("customers");
        driver.start().firstSync();
        workspace()
                .update(
                        "customers",
                        first("customers"),
                        row -> row.withObject("/customer/attributes").put("plan", "changed"));
        List<SourceRecord> sent = driver.sync();
        assertThat(sent).hasSize(1);
        assertSameAsApi("customers");
    }

    @Test
    void rowsMissingFromAListAreDeleted() {
        open(few());
        driver.start().firstSync();
        List<String> listed = CustomerIoTables.NAMES.all().stream()
                .filter(table -> !List.of("messages", "activities").contains(table))
                .toList();
        Map<String, Set<Struct>> gone = new HashMap<>();
        listed.forEach(table -> gone.put(table, new HashSet<>(truth(table).keySet())));
        listed.forEach(table -> workspace().delete(table, first(table)));
        listed.forEach(table -> gone.get(table).removeAll(truth(table).keySet()));
        driver.sync();
        driver.sync();
        assertSameAsApi(all());
        listed.forEach(table -> assertThat(tombstones(table))
                .as(table)
                .extracting(SourceRecord::key)
                .containsExactlyInAnyOrderElementsOf(gone.get(table)));
        CustomerIoTables.NAMES.standard().stream()
                .filter(listed::contains)
                .forEach(table -> assertThat(tombstones(table)).as(table).hasSize(1));
    }

    /** Events and deliveries are not kept forever, so a missing one means nothing. */
    @Test
    void missingEventsAreNotDeleted() {
        open(few());
        tables("messages", "activities");
        String message = workspace().add("messages");
        String activity = workspace().add("activities");
        driver.start().firstSync();
        workspace().delete("messages", message);
        workspace().delete("activities", activity);
        assertThat(driver.sync()).isEmpty();
    }

    /** Messages are opened, clicked and converted for days, and no filter finds these changes. */
    @Test
    void messagesOfTheLookBackAreReadAgain() {
        open(few());
        tables("messages");
        driver.set("customerio.messages.lookback.days", "3");
        String recent = workspace().add("messages");
        created("messages", "created", recent, daysAgo(2));
        String old = workspace().add("messages");
        created("messages", "created", old, daysAgo(5));
        driver.start().firstSync();
        for (String id : List.of(recent, old)) {
            workspace().update("messages", id, row -> row.withObject("/metrics").put("opened", now()));
        }
        assertThat(driver.sync()).hasSize(1);
        assertThat(value("messages", recent).getString("metrics")).contains("\"opened\"");
        driver.sync();
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void draftsThatAreSentArriveAgain() {
        open(few());
        tables("messages");
        String id = workspace().add("messages");
        workspace().update("messages", id, row -> row.putObject("metrics").put("drafted", now()));
        driver.start().firstSync();
        assertEachRowOnce("messages");
        workspace().update("messages", id, row -> row.withObject("/metrics").put("sent", now()));
        assertThat(driver.sync()).hasSize(1);
        assertSameAsApi("messages");
    }

    @Test
    void rowsAddedDuringTheFirstSyncArrive() {
        open(SimulatedCustomerIo.builder().size("customers", 2300));
        tables("customers", "messages", "activities", "newsletters", "eps_suppression");
        customerIo.onRequest(SEARCH, 2, () -> workspace().add("customers"));
        customerIo.onRequest(ACTIVITIES, 2, () -> {
            workspace().add("activities");
            workspace().add("messages");
        });
        customerIo.onRequest("GET /v1/newsletters", 2, () -> workspace().add("newsletters"));
        driver.start().firstSync();
        driver.sync();
        assertEachRowOnce("customers", "messages", "activities", "newsletters", "eps_suppression");
    }

    /** The response does not include people who were deleted since the search. */
    @Test
    void personDeletedBetweenSearchAndAttributesIsSkipped() {
        open(few());
        tables("customers");
        String gone = first("customers");
        customerIo.onRequest(ATTRIBUTES, 1, () -> workspace().delete("customers", gone));
        driver.start().firstSync();
        assertEachRowOnce("customers");
    }
}
