package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Activities: newest first, without a filter by time. */
class CustomerIoActivitiesTest extends SimulatedTask {
    /** Each task checks once what {@code deleted=true} means. */
    private static final int WHICH_LIST = 2;

    @Test
    void areReadDownToWhatIsKnown() {
        open(few().size("activities", 2000));
        tables("activities");
        driver.set("poll.interval.ms", "3600000").start().firstSync();
        assertThat(customerIo.requests(ACTIVITIES)).isEqualTo(WHICH_LIST + 20);
        driver.stop();
        workspace().add("activities");
        assertThat(driver.start().firstSync()).hasSize(1);
        assertThat(customerIo.requests(ACTIVITIES)).isEqualTo(2 * WHICH_LIST + 22);
        assertEachRowOnce("activities");
    }

    /** The order is not documented. */
    @Test
    void areReadToTheEndIfTheOrderIsDifferent() {
        open(few().size("activities", 700).activitiesOldestFirst());
        tables("activities");
        driver.set("poll.interval.ms", "3600000").start().firstSync();
        driver.stop();
        workspace().add("activities");
        assertThat(driver.start().firstSync()).hasSize(1);
        assertThat(customerIo.requests(ACTIVITIES)).isEqualTo(2 * WHICH_LIST + 7 + 8);
        assertEachRowOnce("activities");
    }

    @Test
    void arriveEvenIfLate() {
        open(few());
        tables("activities");
        workspace().add("activities");
        driver.start().firstSync();
        String late = workspace().add("activities");
        created("activities", "timestamp", late, now() - 400);
        assertThat(driver.sync()).hasSize(1);
        assertThat(value("activities", late)).isNotNull();
    }

    /** They have no time of change, so the start date does not bound them. */
    @Test
    void allArriveDespiteTheStartDate() {
        open(few());
        tables("activities", "campaigns");
        driver.set("start.date", "2100-01-01").start().firstSync();
        assertEachRowOnce("activities");
        assertThat(records("campaigns")).isEmpty();
    }
}
