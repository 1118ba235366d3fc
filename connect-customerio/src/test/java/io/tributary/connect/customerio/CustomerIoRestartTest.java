package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.sandbox.customerio.SimulatedCustomerIo;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stops, crashes, and offsets that users write. */
class CustomerIoRestartTest extends SimulatedTask {
    private static final int CRASHES = 20;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void nothingIsLostWhereverTheWorkerDies(long seed) {
        open(SimulatedCustomerIo.builder());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CRASHES; i++) {
            driver.start().pollAndCrash(random.nextInt(200));
            List<String> people = workspace().ids("customers");
            workspace()
                    .update(
                            "customers",
                            people.get(random.nextInt(people.size())),
                            row -> row.withObject("/customer/attributes").put("changed", "x"));
        }
        driver.start().firstSync();
        assertSameAsApi(ALL);
    }

    @Test
    void nothingIsSentTwiceWhereBatchesAreTransactions() {
        open(SimulatedCustomerIo.builder());
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < CRASHES; i++) {
            driver.start().pollAndCrash(random.nextInt(3) == 0 ? Integer.MAX_VALUE : 0);
        }
        driver.start().firstSync();
        assertEachRowOnce(ALL);
    }

    /** Windows that are read are not read again. */
    @Test
    void messagesGoOnWhereTheyStopped() {
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
        long expected = driver.latest("customerio.messages").values().stream()
                .filter(row -> !created(row).isBefore(from))
                .count();
        assertThat(records("messages")).hasSize(before + (int) expected);
        assertThat(expected).isPositive();
    }

    private static Instant created(Struct row) {
        return ((Date) row.get("created")).toInstant();
    }
}
