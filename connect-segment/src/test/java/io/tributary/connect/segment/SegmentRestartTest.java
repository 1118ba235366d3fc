package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Crashes and restarts: what was committed is not sent again, and nothing is lost. */
class SegmentRestartTest extends SimulatedTask {

    @Test
    void crashesInTheMiddleOfTheFirstSyncLoseAndRepeatNothing() {
        open(few().users(3000).auditEvents(2500, 10).sources(20));
        once();
        for (int life = 0; life < 6; life++) {
            driver.start();
            for (int poll = 0; poll < life; poll++) {
                driver.poll();
            }
            driver.pollAndCrash(Integer.MAX_VALUE);
        }
        driver.start().firstSync();
        assertEachRowOnce(all());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 500})
    void crashWithinABatchRepeatsAtMostThatBatch(int sent) {
        open(few().users(1500));
        tables("users", "audit_events", "usage_mtu_workspace_daily", "destinations");
        once();
        driver.start();
        List<SourceRecord> arrived = driver.pollAndCrash(sent);
        driver.start().firstSync();
        assertSameAsApi("users", "audit_events", "usage_mtu_workspace_daily", "destinations");
        assertThat(driver.records().size())
                .isLessThanOrEqualTo(arrived.size()
                        + segment.rowCounts().get("users")
                        + segment.rowCounts().get("audit_events")
                        + segment.rowCounts().get("usage_mtu_workspace_daily")
                        + segment.rowCounts().get("destinations"));
    }

    @Test
    void restartSendsOnlyWhatChangedMeanwhile() {
        open(few());
        once();
        driver.start().firstSync();
        driver.stop();
        workspace().add("users");
        workspace().addEvent(Instant.now());
        workspace().update("groups", workspace().keys("groups").get(0), named("renamed"));
        assertThat(driver.start().firstSync()).hasSize(3);
        assertSameAsApi(all());
    }
}
