package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.Rewrite;
import io.tributary.simulators.kustomer.KustomerWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The audit log, which is read from its newest entry down to the known ones. */
class KustomerAuditLogsTest extends SimulatedTask {
    private static final String TABLE = "audit_logs";
    private static final String LIST = "GET /v1/audit-logs";

    @Test
    void readsAllPagesAndThenOnlyTheFirst() {
        open(few().size(TABLE, 450));
        tables(TABLE);
        driver.set("kustomer.overlap.seconds", "0").start().firstSync();
        assertEachVersionOnce(TABLE);
        assertThat(kustomer.requests(LIST)).isEqualTo(5);
        driver.stop();
        String added = workspace().add(TABLE);
        assertThat(driver.start().firstSync()).extracting(SimulatedTask::id).containsExactly(added);
        assertThat(kustomer.requests(LIST)).isEqualTo(6);
    }

    @Test
    void stopsAtTheStartDate() {
        open(few().size(TABLE, 450));
        tables(TABLE);
        List<Instant> times = new ArrayList<>(kustomer.truth(TABLE).values().stream()
                .map(KustomerAuditLogsTest::created)
                .sorted()
                .toList());
        Instant start = times.get(times.size() - 50);
        driver.set("start.date", start.toString()).start().firstSync();
        assertThat(latest(TABLE).values()).hasSize((int)
                times.stream().filter(time -> !time.isBefore(start)).count());
        assertThat(kustomer.requests(LIST)).isLessThan(5);
    }

    private static Instant created(ObjectNode row) {
        return Instant.parse(KustomerWorkspace.attributes(row).path("createdAt").asText());
    }

    @Test
    void expiredEntriesStayInTheTopic() {
        open(few());
        tables(TABLE);
        driver.start().firstSync();
        int before = latest(TABLE).size();
        workspace().ids(TABLE).subList(0, 10).forEach(id -> workspace().remove(TABLE, id));
        driver.sync();
        driver.sync();
        assertThat(tombstones(TABLE)).isEmpty();
        assertThat(latest(TABLE)).hasSize(before);
    }

    @Test
    void entryThatIsListedLateIsSentWithinTheOverlap() {
        open(few());
        tables(TABLE);
        driver.start().firstSync();
        workspace().add(TABLE);
        driver.sync();
        long late = kustomer.clock().millis() - Duration.ofSeconds(100).toMillis();
        String id = workspace().addAt(TABLE, late);
        driver.sync();
        assertThat(value(TABLE, id)).isNotNull();
        assertEachVersionOnce(TABLE);
    }

    @Test
    void entriesOfTheSystemHaveNoUser() {
        open(few());
        tables(TABLE);
        driver.start().firstSync();
        assertThat(latest(TABLE).values())
                .anySatisfy(entry -> assertThat(entry.get("user_type")).isEqualTo("system"))
                .allSatisfy(entry -> assertThat(entry.get("user_id") == null)
                        .isEqualTo(entry.get("user_type").equals("system")));
    }

    @Test
    void fullPageWithoutALinkIsNotTheLast() {
        open(few().size(TABLE, 450));
        tables(TABLE);
        kustomer.faults().next("/v1/audit-logs", Fault.rewritten(Rewrite.renamed("next", "other")), 2);
        driver.start().firstSync();
        assertEachVersionOnce(TABLE);
    }

    @Test
    void emptyPageAfterAFullOneIsTheLast() {
        open(few().size(TABLE, 200));
        tables(TABLE);
        driver.start().firstSync();
        assertEachVersionOnce(TABLE);
        assertThat(kustomer.requests(LIST)).isEqualTo(3);
    }

    @Test
    void emptyPageWithALinkIsTheLast() {
        open(few());
        tables(TABLE, "tags");
        kustomer.faults()
                .always(
                        "/v1/audit-logs",
                        Fault.json(200, "{\"links\":{\"next\":\"/v1/audit-logs?count=100&before=1\"},\"data\":[]}"));
        driver.start().firstSync();
        assertThat(isParked(TABLE)).isFalse();
        assertThat(kustomer.requests(LIST)).isEqualTo(1);
    }
}
