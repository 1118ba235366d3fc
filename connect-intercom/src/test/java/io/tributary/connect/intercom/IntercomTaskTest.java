package io.tributary.connect.intercom;

import io.tributary.simulators.intercom.SimulatedIntercom;
import org.junit.jupiter.api.Test;

/** The real task against a larger workspace, with conversations that have more parts than one response returns. */
class IntercomTaskTest extends SimulatedTask {

    @Test
    void deliversEveryRowOfEveryTableOnce() {
        open(SimulatedIntercom.builder().conversations(60).parts(4000, 3));
        once();
        driver.start().firstSync();
        assertEachRowOnce(all());
    }
}
