package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The real task against a simulated Segment: what arrives, what an idle poll costs. */
class SegmentTaskTest extends SimulatedTask {

    @Test
    void deliversEveryRowOfEveryTableOnce() {
        open(few().sources(205).destinations(95).groups(1000));
        once();
        driver.start().firstSync();
        assertEachRowOnce(all());
        assertThat(segment.violations()).isEmpty();
    }

    @Test
    void idleSyncCostsOneRequestAListAndOneAParent() {
        open(few());
        once();
        driver.set("segment.usage.lookback.days", "0").start().firstSync();
        driver.stop();
        Map<String, Long> before = segment.log().counts();
        driver.start().firstSync();
        Map<String, Long> idle = new TreeMap<>();
        segment.log()
                .counts()
                .forEach((endpoint, count) -> idle.merge(endpoint, count - before.get(endpoint), Long::sum));
        long destinations = truth("destinations").size();
        assertThat(idle)
                .containsEntry("GET /sources", 3L)
                .containsEntry("GET /destinations", 3L)
                .containsEntry("GET /warehouses", 3L)
                .containsEntry("GET /users", 1L)
                .containsEntry("GET /usage/api-calls/sources/daily", 1L)
                .containsEntry("GET /destinations/{id}/subscriptions", 16L)
                .containsEntry("GET /destinations/{id}/delivery-metrics", destinations)
                .containsEntry("GET /sources/{id}/connected-destinations", 12L)
                .containsEntry("GET /warehouses/{id}/connected-sources", 4L)
                .containsEntry("GET /", 1L)
                .containsEntry("GET /labels", 1L)
                .containsEntry("GET /functions", 5L)
                .containsEntry("GET /tracking-plans", 3L)
                .containsEntry("GET /tracking-plans/{id}/rules", 4L)
                .containsEntry("GET /tracking-plans/{id}/sources", 4L)
                .containsEntry("GET /spaces", 2L)
                .containsEntry("GET /spaces/{id}/audiences", 4L);
        assertThat(idle.get("GET /audit-events"))
                .as("today, and yesterday just after midnight")
                .isBetween(1L, 2L);
        assertEachRowOnce(all());
    }

    @Test
    void emptyWorkspaceIsReadWithoutAProblem() {
        open(few().sources(1)
                .destinations(0)
                .warehouses(0)
                .users(0)
                .groups(0)
                .transformations(0)
                .auditEvents(0, 1)
                .further(0));
        driver.start().firstSync();
        driver.sync();
        assertThat(driver.records())
                .hasSize(segment.rowCounts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        assertThat(segment.violations()).isEmpty();
    }
}
