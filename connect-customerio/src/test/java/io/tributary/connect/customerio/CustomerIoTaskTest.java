package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.customerio.SimulatedCustomerIo;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The real task against a simulated Customer.io: what arrives, and what an idle poll costs. */
class CustomerIoTaskTest extends SimulatedTask {
    /** Each task checks once what {@code deleted=true} of activities means. */
    private static final int WHICH_LIST = 2;

    @Test
    void idleSyncsSendNothingAndCostFewRequests() {
        open(SimulatedCustomerIo.builder());
        tables(CustomerIoTables.NAMES.standard().toArray(String[]::new));
        driver.set("poll.interval.ms", "3600000").set("snapshot.interval.ms", "3600000");
        driver.start().firstSync();
        driver.stop();
        workspace().add("messages");
        workspace().add("activities");
        assertThat(driver.start().firstSync()).hasSize(2);
        driver.stop();
        Map<String, Long> before = new HashMap<>(customerIo.log().counts());
        assertThat(driver.start().firstSync()).isEmpty();
        Map<String, Long> cost = new HashMap<>();
        customerIo
                .log()
                .counts()
                .forEach((endpoint, count) -> cost.put(endpoint, count - before.getOrDefault(endpoint, 0L)));
        assertThat(cost)
                .containsEntry(ACTIVITIES, WHICH_LIST + 2L)
                .containsEntry(SEARCH, 1L)
                .containsEntry(ATTRIBUTES, 3L)
                .containsEntry(SUPPRESSIONS, 8L)
                .containsEntry("GET /v1/newsletters", 2L)
                .containsEntry("GET /v1/sender_identities", 4L);
        long messages = cost.remove(MESSAGES);
        assertThat(messages).as("windows since that of the last row").isBetween(2L, 6L);
        assertThat(cost.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(20 + 12 + WHICH_LIST);
    }

    @Test
    void emptyAccountIsNotAnError() {
        open(SimulatedCustomerIo.builder());
        for (String table : all()) {
            workspace().ids(table).forEach(id -> workspace().delete(table, id));
        }
        assertThat(driver.start().firstSync()).isEmpty();
        assertThat(driver.sync()).isEmpty();
        assertThat(isParked("customers")).isFalse();
    }
}
