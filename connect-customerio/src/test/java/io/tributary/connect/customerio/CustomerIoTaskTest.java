package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.sandbox.customerio.SimulatedCustomerIo;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real task against a simulated Customer.io: what arrives, what an idle poll costs, what changes bring. */
class CustomerIoTaskTest {
    private SimulatedCustomerIo customerIo;
    private TaskDriver driver;

    @BeforeEach
    void start() {
        customerIo = SimulatedCustomerIo.builder().start();
        driver = new TaskDriver(CustomerIoSourceConnector::new, customerIo.connectorSettings());
        driver.set("requests.per.second", "0");
    }

    @AfterEach
    void stop() {
        driver.close();
        customerIo.close();
    }

    @Test
    void deliversEveryRowOfEveryTableOnce() {
        driver.start().firstSync();
        for (String table : CustomerIoTables.NAMES) {
            Truth.assertSame(driver, customerIo, table);
            assertThat(driver.records("customerio." + table))
                    .as(table)
                    .hasSize(customerIo.rowCounts().get(table));
        }
        assertThat(driver.records("customerio.dead-letters")).isEmpty();
        assertThat(customerIo.violations()).isEmpty();
    }

    @Test
    void sendsNothingWhenNothingChanged() {
        driver.start().firstSync();
        driver.sync();
        List<SourceRecord> more = driver.sync();
        assertThat(more).isEmpty();
    }
}
