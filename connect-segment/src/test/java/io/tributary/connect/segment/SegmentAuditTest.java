package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.http.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** Audit events: windows of a day, newest first, many events per second, some of them late. */
class SegmentAuditTest extends SimulatedTask {
    private static final String EVENTS = "audit_events";
    private static final String PATH = "GET /audit-events";

    private void openEvents(int count, int days) {
        open(few().auditEvents(count, days));
        tables(EVENTS);
    }

    @Test
    void historyIsReadByTheDayOldestFirst() {
        openEvents(3000, 30);
        once();
        driver.start().firstSync();
        assertEachRowOnce(EVENTS);
        List<SourceRecord> records = records(EVENTS);
        Instant first = time(records.get(0));
        Instant last = time(records.get(records.size() - 1));
        assertThat(last).isAfter(first.plus(Duration.ofDays(25)));
        assertThat(segment.violations()).isEmpty();
    }

    @Test
    void nothingOlderThan90DaysIsRequested() {
        openEvents(50, 88);
        once();
        driver.set("start.date", "").start().firstSync();
        assertEachRowOnce(EVENTS);
        assertThat(segment.violations()).isEmpty();
        assertThat(segment.requests(PATH)).isBetween(90L, 92L);
    }

    @Test
    void startDateBoundsTheFirstWindow() {
        openEvents(50, 30);
        once();
        Instant start = Instant.now().minus(Duration.ofDays(10));
        driver.set("start.date", start.toString()).start().firstSync();
        assertThat(records(EVENTS))
                .isNotEmpty()
                .allMatch(record -> !time(record).isBefore(start));
        assertThat(segment.requests(PATH)).isBetween(10L, 11L);
    }

    @Test
    void manyEventsOfOneSecondAreNeitherLostNorRepeated() {
        openEvents(0, 1);
        Instant burst = Instant.now().minus(Duration.ofHours(2));
        for (int event = 0; event < 2500; event++) {
            workspace().addEvent(burst);
        }
        driver.start().firstSync();
        assertThat(driver.sync()).isEmpty();
        assertEachRowOnce(EVENTS);
    }

    @Test
    void eventsAddedWhilePagesAreReadShiftNothing() {
        openEvents(0, 1);
        Instant burst = Instant.now().minus(Duration.ofHours(2));
        for (int event = 0; event < 2500; event++) {
            workspace().addEvent(burst);
        }
        driver.set("start.date", burst.minusSeconds(60).toString());
        segment.onRequest(PATH, 2, () -> workspace().addEvent(Instant.now()));
        driver.start().firstSync();
        driver.sync();
        assertEachRowOnce(EVENTS);
    }

    @Test
    void lateEventIsFoundWithinTenMinutes() {
        openEvents(40, 2);
        driver.start().firstSync();
        workspace().addEvent(Instant.now());
        driver.sync();
        workspace().addEvent(Instant.now().minus(Duration.ofMinutes(8)));
        assertThat(driver.sync()).hasSize(1);
        driver.stop();
        workspace().addEvent(Instant.now().minus(Duration.ofMinutes(7)));
        assertThat(driver.start().firstSync()).hasSize(1);
        assertThat(driver.sync()).isEmpty();
        assertEachRowOnce(EVENTS);
    }

    /** The time before the oldest event takes no requests, so that nothing confirms its end but the windows after it. */
    @Test
    void positionFollowsTheWindowsThoughTheFirstOneHasNoRequests() {
        openEvents(3000, 30);
        once();
        driver.set("start.date", "").start().firstSync();
        Instant newest = time(records(EVENTS).get(records(EVENTS).size() - 1));
        Instant position = Instant.parse((String) driver.offset(EVENTS).get("timestamp"));
        assertThat(position).isAfter(newest.minus(Duration.ofDays(2)));
        driver.stop();
        long before = segment.requests(PATH);
        assertThat(driver.start().firstSync()).isEmpty();
        assertThat(segment.requests(PATH) - before).isLessThanOrEqualTo(3);
    }

    @Test
    void windowIsExplicitAndEndsNow() {
        openEvents(5, 1);
        once();
        driver.set("start.date", Instant.now().minus(Duration.ofHours(30)).toString());
        driver.start().firstSync();
        LoggedRequest last = segment.log().latest().get(segment.log().latest().size() - 1);
        assertThat(last.query()).contains("pagination.count=1000", "startTime=", "endTime=");
        Instant end = Instant.parse(
                last.query().replaceAll(".*endTime=([^&]*).*", "$1").replace("%3A", ":"));
        assertThat(end).isBetween(last.at().minusSeconds(5), last.at().plusSeconds(1));
    }

    private static Instant time(SourceRecord record) {
        return ((Date) ((Struct) record.value()).get("timestamp")).toInstant();
    }
}
