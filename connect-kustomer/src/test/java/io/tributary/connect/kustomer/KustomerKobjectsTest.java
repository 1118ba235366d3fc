package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.kustomer.SimulatedKustomer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Custom objects: one search for all classes, or one search per class if Kustomer refuses that. */
class KustomerKobjectsTest extends SimulatedTask {
    private static final String KOBJECTS = "kobjects";
    private static final String CLASSES = "GET /v1/klasses";

    @Test
    void searchesAllClassesTogether() {
        open(few());
        tables(KOBJECTS);
        driver.start().firstSync();
        assertEachVersionOnce(KOBJECTS);
        assertThat(kustomer.requests(CLASSES)).isZero();
        assertThat(latest(KOBJECTS).values())
                .extracting(value -> value.getStruct("klass").get("id"))
                .doesNotContainNull();
    }

    @Test
    void searchesClassByClassIfItMust() {
        open(SimulatedKustomer.builder()
                .size(KOBJECTS, 1300)
                .history(Duration.ofDays(4 * 365))
                .kobjectsByClass());
        tables(KOBJECTS);
        driver.start().firstSync();
        assertEachVersionOnce(KOBJECTS);
        assertThat(kustomer.requests(CLASSES)).isPositive();
        assertThat(kustomer.violations()).isEmpty();
    }

    @Test
    void keepsUpClassByClass() {
        open(few().kobjectsByClass());
        tables(KOBJECTS);
        driver.start().firstSync();
        workspace().updateAll(KOBJECTS, ids(KOBJECTS).subList(0, 9), named("changed"));
        workspace().add(KOBJECTS);
        workspace().delete(KOBJECTS, ids(KOBJECTS).get(20));
        driver.sync();
        assertEachVersionOnce(KOBJECTS);
        assertThat(driver.sync()).isEmpty();
        driver.stop();
        assertThat(driver.start().firstSync()).isEmpty();
    }
}
