package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stops, crashes, and offsets changed by users. */
class KustomerRestartTest extends SimulatedTask {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 400, 1_000_000})
    void resumesTheFirstSync(int sent) {
        open(few().size("messages", 2000).history(Duration.ofDays(3 * 365)));
        driver.start();
        driver.pollUntil(() -> records("messages").size() > 600, "some messages");
        driver.pollAndCrash(sent);
        driver.start().firstSync();
        assertSameAsApi(all());
        driver.stop();
        assertThat(driver.start().firstSync()).isEmpty();
    }

    @Test
    void cleanStopsRepeatNothing() {
        open(few().size("messages", 3000));
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
        kustomer.startChanging(150);
        driver.start().firstSync();
        driver.sync();
        kustomer.stopChanging();
        driver.sync();
        assertSameAsApi(all());
        assertThat(kustomer.violations()).isEmpty();
    }
}
