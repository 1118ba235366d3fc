package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many rows with the same time: bulk writes, page boundaries, an index without a stable order. */
class KustomerTiesTest extends SimulatedTask {
    private static final String NOTES = "notes";

    @BeforeEach
    void open() {
        open(few().size(NOTES, 1600).unstableTies());
        tables(NOTES);
    }

    @Test
    void readsATieAcrossPagesOnce() {
        driver.start().firstSync();
        workspace().updateAll(NOTES, ids(NOTES).subList(0, 450), named("a"));
        workspace().updateAll(NOTES, ids(NOTES).subList(300, 750), named("b"));
        driver.sync();
        assertEachVersionOnce(NOTES);
        assertThat(kustomer.violations()).isEmpty();
    }

    @Test
    void readsATieLongerThanAPageWithoutRepeatingItForever() {
        workspace().updateAll(NOTES, ids(NOTES), named("all at once"));
        driver.set("poll.interval.ms", "60000").start().firstSync();
        assertEachVersionOnce(NOTES);
        assertThat(kustomer.searches()).isLessThan(15);
        driver.stop();
        assertThat(driver.start().firstSync()).isEmpty();
    }

    @Test
    void continuesAfterALongTie() {
        workspace().updateAll(NOTES, ids(NOTES).subList(0, 1200), named("tie"));
        kustomer.clock().advance(Duration.ofSeconds(1));
        workspace().updateAll(NOTES, ids(NOTES).subList(1200, 1300), named("after"));
        driver.start().firstSync();
        assertEachVersionOnce(NOTES);
    }

    @Test
    void resumesInATieWithoutLossOrRepeat() {
        workspace().updateAll(NOTES, ids(NOTES).subList(0, 800), named("tie"));
        driver.start();
        driver.pollUntil(() -> records(NOTES).size() > 700, "some of the rows");
        driver.pollAndCrash(150);
        driver.start().firstSync();
        assertSameAsApi(NOTES);
        driver.stop();
        assertThat(driver.start().firstSync()).isEmpty();
    }

    @Test
    void rowsUpdatedDuringASyncAreNotSkipped() {
        List<String> ids = ids(NOTES);
        IntStream.rangeClosed(2, 4)
                .forEach(number -> kustomer.onRequest(
                        SEARCH,
                        number,
                        () -> workspace().updateAll(NOTES, ids.subList(number * 100, number * 100 + 90), named("x"))));
        driver.start().firstSync();
        driver.sync();
        assertEachVersionOnce(NOTES);
        assertThat(latest(NOTES)).hasSameSizeAs(ids);
    }

    @Test
    void rowsAddedToATieAfterItWasReadArrive() {
        workspace().addAt(NOTES, kustomer.clock().millis());
        driver.start().firstSync();
        long last = kustomer.clock().millis();
        workspace().addAt(NOTES, last);
        driver.sync();
        workspace().addAt(NOTES, last);
        driver.sync();
        assertEachVersionOnce(NOTES);
    }
}
