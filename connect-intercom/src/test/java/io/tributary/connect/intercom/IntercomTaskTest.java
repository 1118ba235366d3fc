package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.sandbox.intercom.SimulatedIntercom;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real task against a simulated Intercom: what arrives, what an idle poll costs, what changes bring. */
class IntercomTaskTest {
    private SimulatedIntercom intercom;
    private TaskDriver driver;
    private Truth truth;

    @BeforeEach
    void start() {
        intercom = SimulatedIntercom.builder().conversations(60).parts(4000, 3).start();
        driver = new TaskDriver(IntercomSourceConnector::new, intercom.connectorSettings());
        truth = new Truth(intercom, "2.17");
    }

    @AfterEach
    void stop() {
        driver.close();
        intercom.close();
    }

    @Test
    void deliversEveryRowOfEveryTableOnce() {
        driver.start().firstSync();
        for (String table : IntercomTables.NAMES) {
            assertSameAsApi(table);
            assertThat(driver.records("intercom." + table))
                    .as(table)
                    .hasSameSizeAs(truth.of(table).keySet());
        }
        assertThat(intercom.violations()).isEmpty();
    }

    @Test
    void sendsNothingWhenNothingChanged() {
        driver.start().firstSync();
        driver.sync();
        List<SourceRecord> more = driver.sync();
        assertThat(more).isEmpty();
    }

    private void assertSameAsApi(String table) {
        assertThat(driver.latest("intercom." + table)).as(table).isEqualTo(truth.of(table));
    }
}
