package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.sandbox.kustomer.SimulatedKustomer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stops, crashes, and offsets that users change. */
class KustomerRestartTest extends SimulatedTask {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 400, 1_000_000})
    void resumesTheFirstSync(int sent) {
        open(SimulatedKustomer.builder().size("messages", 3000));
        driver.start();
        driver.pollUntil(() -> records("messages").size() > 600, "some messages");
        driver.pollAndCrash(sent);
        driver.start().firstSync();
        assertSameAsApi(KustomerTables.NAMES.toArray(String[]::new));
        driver.stop();
        assertThat(driver.start().firstSync()).isEmpty();
    }

    @Test
    void cleanStopsRepeatNothing() {
        open(SimulatedKustomer.builder().size("messages", 3000).history(Duration.ofDays(400)));
        tables("messages", "tags");
        driver.start();
        for (int stops = 0; stops < 4; stops++) {
            int before = driver.records().size();
            driver.pollUntil(() -> driver.records().size() > before, "more rows");
            driver.stop();
            driver.start();
        }
        driver.firstSync();
        assertEachVersionOnce("messages", "tags");
    }

    @Test
    void aPositionSetBackIsReadAgain() {
        open(few());
        tables("notes");
        driver.start().firstSync();
        int rows = records("notes").size();
        driver.stop();
        Map<String, Object> offset = new HashMap<>(driver.offset("notes"));
        offset.put("updated_at", "2000-01-01T00:00:00Z");
        driver.offset("notes", offset);
        driver.forget(record -> true);
        driver.start().firstSync();
        assertThat(records("notes")).hasSize(rows);
    }

    @Test
    void lateRowsOfALaggingIndexArriveWithinTheOverlap() {
        open(few());
        tables("notes");
        driver.start().firstSync();
        workspace().indexLag(Duration.ofSeconds(20));
        String late = workspace().add("notes");
        workspace().indexLag(Duration.ZERO);
        kustomer.clock().advance(Duration.ofSeconds(10));
        String prompt = workspace().add("notes");
        driver.sync();
        assertThat(value("notes", prompt)).isNotNull();
        assertThat(value("notes", late)).isNull();
        kustomer.clock().advance(Duration.ofSeconds(15));
        driver.sync();
        assertThat(value("notes", late)).isNotNull();
        assertEachVersionOnce("notes");
    }

    @Test
    void nothingIsLostWhileRowsChange() {
        open(few().size("messages", 2000));
        kustomer.startChanging(300);
        driver.start().firstSync();
        driver.sync();
        kustomer.stopChanging();
        driver.sync();
        assertSameAsApi(KustomerTables.NAMES.toArray(String[]::new));
        assertThat(kustomer.violations()).isEmpty();
    }
}
