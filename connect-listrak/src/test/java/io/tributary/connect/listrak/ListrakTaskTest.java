package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.sandbox.listrak.SimulatedListrak;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real task against a simulated Listrak: what arrives, what an idle poll costs, what changes bring. */
class ListrakTaskTest {
    private SimulatedListrak listrak;
    private TaskDriver driver;
    private Truth truth;

    @BeforeEach
    void start() {
        listrak = SimulatedListrak.builder().page(50).start();
        driver = new TaskDriver(ListrakSourceConnector::new, listrak.connectorSettings());
        truth = new Truth(listrak);
    }

    @AfterEach
    void stop() {
        driver.close();
        listrak.close();
    }

    @Test
    void deliversEveryRowOfEveryTableOnce() {
        driver.start().firstSync();
        for (String table : ListrakTables.NAMES) {
            assertSameAsApi(table);
            assertThat(driver.records("listrak." + table))
                    .as(table)
                    .hasSameSizeAs(truth.of(table).keySet());
        }
        assertThat(listrak.violations()).isEmpty();
    }

    @Test
    void sendsNothingWhenNothingChanged() {
        driver.start().firstSync();
        assertThat(driver.sync()).isEmpty();
    }

    private void assertSameAsApi(String table) {
        assertThat(driver.latest("listrak." + table)).as(table).isEqualTo(truth.of(table));
    }
}
