package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.customerio.SimulatedCustomerIo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More messages in the look-back than an offset can hold. */
class CustomerIoManyMessagesTest extends SimulatedTask {
    private static final int MANY = 60_000;

    @Test
    @Tag("full")
    void restartsAndSweepsRepeatNothingAndLoseNothing() {
        Instant now = Instant.now();
        open(SimulatedCustomerIo.builder()
                .size("messages", MANY)
                .history(now.minus(Duration.ofDays(28)), now.minus(Duration.ofDays(1))));
        tables("messages");
        driver.set("start.date", now.minus(Duration.ofDays(30)).toString())
                .start()
                .firstSync();
        List<String> ids = workspace().ids("messages");
        unsubscribes(ids.get(0));
        unsubscribes(ids.get(MANY / 2));
        driver.sync();
        driver.stop();
        driver.start().firstSync();
        unsubscribes(ids.get(1));
        unsubscribes(ids.get(MANY / 3));
        pass(Duration.ofHours(3));
        driver.sync();
        driver.sync();
        driver.stop();
        driver.start().firstSync();
        assertThat(records("messages")).hasSize(MANY + 4);
        assertThat(latest("messages")).hasSize(MANY);
        for (String id : List.of(ids.get(0), ids.get(1), ids.get(MANY / 2), ids.get(MANY / 3))) {
            assertThat(value("messages", id).getString("metrics")).contains("\"unsubscribed\"");
        }
    }

    private void unsubscribes(String id) {
        workspace().update("messages", id, row -> row.withObject("/metrics").put("unsubscribed", now()));
    }
}
