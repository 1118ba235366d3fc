package io.tributary.connect.intercom;

import io.tributary.simulators.intercom.SimulatedIntercom;
import org.junit.jupiter.api.Test;

/** The real task against a workspace of some size, with conversations that have more parts than the API shows at a time. */
class IntercomTaskTest extends SimulatedTask {

    @Test
    void deliversEveryRowOfEveryTableOnce() {
        open(SimulatedIntercom.builder().conversations(60).parts(4000, 3));
        once();
        driver.start().firstSync();
        assertEachRowOnce(all());
    }
}
