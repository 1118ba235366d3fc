package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.json.Json;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Stops, crashes, and offsets written by users. */
class IntercomRestartTest extends SimulatedTask {
    private static final int CRASHES = 25;

    @Test
    void backfillResumesWhereItStopped() {
        open(few().contacts(1500));
        tables("contacts");
        driver.set("intercom.expand.lists", "false");
        spreadOut("contacts");
        driver.start();
        driver.pollUntil(() -> records("contacts").size() >= 600, "600 rows");
        driver.stop();
        int read = records("contacts").size();
        assertThat(read).isLessThan(1500);
        long before = intercom.requests(CONTACT_SEARCH);
        driver.start().firstSync();
        assertThat(records("contacts")).hasSize(1500);
        assertThat(latest("contacts")).hasSize(1500);
        assertThat(intercom.requests(CONTACT_SEARCH) - before).isLessThanOrEqualTo((1500 - read) / 150 + 2);
    }

    /** One second for each row, so that the position can follow row by row. */
    private void spreadOut(String table) {
        long second = 1_700_000_000;
        for (String id : workspace().ids(table)) {
            long time = second++;
            workspace().update(table, id, row -> row.put("updated_at", time));
        }
    }

    @Test
    void readingStartsAtAnOffsetWrittenByAUser() {
        open(few());
        tables("contacts");
        Instant from = Instant.parse("2026-02-01T00:00:00Z");
        workspace()
                .ids("contacts")
                .subList(0, 5)
                .forEach(id -> workspace().update("contacts", id, row -> row.put("updated_at", from.getEpochSecond())));
        driver.offset("contacts", Map.of("updated_at", "2026-02-01T01:00:00+01:00"));
        driver.start().firstSync();
        assertThat(latest("contacts"))
                .hasSameSizeAs(truth("contacts").values().stream()
                        .filter(row -> !time(row).isBefore(from))
                        .toList())
                .hasSizeBetween(5, 24)
                .allSatisfy((key, row) -> assertThat(time(row)).isAfterOrEqualTo(from));
    }

    private static Instant time(Struct row) {
        return ((Date) row.get("updated_at")).toInstant();
    }

    /** Every later release must be able to read the offsets of this one. */
    @Test
    void offsetOfVersion1IsAccepted() {
        open(few().contacts(0).tags(0));
        tables("contacts", "tags");
        workspace().put("contacts", row("a").put("updated_at", 1_700_000_000));
        workspace().put("contacts", row("b").put("updated_at", 1_700_000_000));
        workspace().put("tags", row("a").put("name", "x"));
        workspace().put("tags", row("b").put("name", "x"));
        driver.offset(
                "contacts",
                Map.of("version", 1L, "updated_at", "2023-11-14T22:13:20Z", "seen", "AAABi8/laACyM0WKpVAesg"));
        driver.offset("tags#0", Map.of("version", 1L, "generation", 0L, "rows", "{\"[\\\"a\\\"]\":\"e33GBEVlFNY\"}"));
        driver.start().firstSync();
        assertThat(driver.records()).extracting(SimulatedTask::id).containsExactlyInAnyOrder("b", "b");
    }

    private static ObjectNode row(String id) {
        return Json.MAPPER.createObjectNode().put("id", id);
    }

    @Test
    void settingTheReplicationKeyBackReplays() {
        open(few());
        tables("contacts", "conversation_parts");
        driver.start().firstSync();
        driver.stop();
        for (String table : new String[] {"contacts", "conversation_parts"}) {
            Map<String, Object> offset = new HashMap<>(driver.offset(table));
            offset.put(table.equals("contacts") ? "updated_at" : "conversation_updated_at", "1970-01-01T00:00:00Z");
            driver.offset(table, offset);
        }
        driver.forget(record -> true);
        driver.start().firstSync();
        assertEachRowOnce("contacts", "conversation_parts");
    }
}
