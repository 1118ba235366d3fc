package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Stops, crashes, and offsets written by users. */
class CustomerIoRestartTest extends SimulatedTask {
    private static final int CRASHES = 20;

    /** Windows that were read are not read again. */
    @Test
    void messagesResumeWhereTheyStopped() {
        open(few().size("messages", 6000));
        tables("messages");
        driver.start();
        driver.pollUntil(() -> records("messages").size() >= 3000, "half of the rows");
        driver.stop();
        Map<String, Object> offset = new HashMap<>(driver.offset("messages"));
        assertThat(Instant.parse((String) offset.get("created"))).isAfter(Instant.parse("2023-01-01T00:00:00Z"));
        driver.start().firstSync();
        assertEachRowOnce("messages");
    }

    @Test
    void positionSetBackReplays() {
        open(few());
        tables("messages");
        driver.start().firstSync();
        int before = records("messages").size();
        driver.stop();
        Instant from = Instant.parse("2025-06-01T00:00:00Z");
        driver.offset("messages", Map.of("created", from.toString()));
        driver.start().firstSync();
        long expected = latest("messages").values().stream()
                .filter(row -> !created(row).isBefore(from))
                .count();
        assertThat(records("messages")).hasSize(before + (int) expected);
        assertThat(expected).isPositive();
    }

    private static Instant created(Struct row) {
        return ((Date) row.get("created")).toInstant();
    }
}
