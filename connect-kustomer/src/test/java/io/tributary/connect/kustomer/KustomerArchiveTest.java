package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.kustomer.KustomerBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Rows that were not updated for two years, and rows at the edge, which may be in either index. */
class KustomerArchiveTest extends SimulatedTask {
    private static final String NOTES = "notes";
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final int TWO_YEARS_DAYS = 731;

    private static KustomerBuilder old() {
        return few().size(NOTES, 1500).history(Duration.ofDays(5 * 365));
    }

    private void openOld(KustomerBuilder organization) {
        open(organization);
        tables(NOTES);
    }

    /** One row per hour for some days before and after the edge. */
    private void addRowsAtTheEdge() {
        long now = kustomer.clock().millis();
        for (int hour = -5 * 24; hour <= 5 * 24; hour++) {
            workspace().addAt(NOTES, now - TWO_YEARS_DAYS * DAY_MS + hour * DAY_MS / 24);
        }
    }

    @Test
    void readsTheArchiveFirstAndOnce() {
        openOld(old());
        addRowsAtTheEdge();
        driver.start().firstSync();
        assertEachVersionOnce(NOTES);
        long archived = kustomer.requests(ARCHIVE_SEARCH);
        assertThat(archived).isPositive();
        driver.stop();
        driver.start().firstSync();
        assertThat(kustomer.requests(ARCHIVE_SEARCH)).isEqualTo(archived);
        assertThat(kustomer.violations()).isEmpty();
    }

    @Test
    void doesNotSearchTheArchiveUnlessNeeded() {
        openOld(old());
        driver.set("start.date", Instant.now().minus(400, ChronoUnit.DAYS).toString());
        driver.start().firstSync();
        assertThat(kustomer.requests(ARCHIVE_SEARCH)).isZero();
        assertThat(latest(NOTES)).isNotEmpty().hasSizeLessThan(ids(NOTES).size());
    }

    @Test
    void startsAtTheStartDateInTheArchiveToo() {
        openOld(old());
        Instant start = Instant.now().minus(4 * 365, ChronoUnit.DAYS);
        driver.set("start.date", start.toString()).start().firstSync();
        assertThat(latest(NOTES).values())
                .allMatch(note -> !updatedAt(note).toInstant().isBefore(start))
                .anyMatch(note ->
                        updatedAt(note).toInstant().isBefore(Instant.now().minus(800, ChronoUnit.DAYS)))
                .hasSizeLessThan(ids(NOTES).size());
    }

    @Test
    void startsAtTheEdgeWithoutLoss() {
        openOld(old());
        addRowsAtTheEdge();
        Instant start = Instant.now().minus(TWO_YEARS_DAYS, ChronoUnit.DAYS);
        driver.set("start.date", start.toString()).start().firstSync();
        long expected = truth(NOTES).values().stream()
                .filter(note -> !updatedAt(note).toInstant().isBefore(start))
                .count();
        assertThat(latest(NOTES)).hasSize((int) expected);
    }

    @Test
    void resumesInTheArchive() {
        openOld(old().size(NOTES, 4000));
        driver.start();
        driver.pollUntil(() -> !records(NOTES).isEmpty(), "the first rows");
        driver.pollAndCrash(100);
        driver.start().firstSync();
        assertSameAsApi(NOTES);
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void searchesTheArchiveByCreationIfItMust() {
        openOld(old().archiveByCreation());
        addRowsAtTheEdge();
        driver.start().firstSync();
        assertEachVersionOnce(NOTES);
    }

    @Test
    void continuesWithoutAnArchive() {
        openOld(old().withoutArchive());
        assertReadsTheLiveIndex();
    }

    @Test
    void continuesIfTheArchiveIsForbidden() {
        openOld(old().archiveForbidden());
        assertReadsTheLiveIndex();
    }

    private void assertReadsTheLiveIndex() {
        driver.start().firstSync();
        Instant edge = Instant.now().minus(TWO_YEARS_DAYS - 3, ChronoUnit.DAYS);
        long live = truth(NOTES).values().stream()
                .filter(note -> updatedAt(note).toInstant().isAfter(edge))
                .count();
        assertThat(driver.attribute(NOTES, "State")).hasToString("WAITING");
        assertThat(latest(NOTES)).hasSizeGreaterThanOrEqualTo((int) live);
    }

    @Test
    void idlePollOfAnEmptyTableCostsOneSearch() {
        openOld(old().size(NOTES, 0));
        driver.start().firstSync();
        long archived = kustomer.requests(ARCHIVE_SEARCH);
        driver.sync();
        assertThat(kustomer.requests(ARCHIVE_SEARCH)).isEqualTo(archived);
    }

    @Test
    void aRowThatLeavesTheLiveIndexIsNotDeleted() {
        open(few());
        driver.start().firstSync();
        kustomer.clock().advance(Duration.ofDays(3 * 365));
        driver.advance(Duration.ofDays(3 * 365));
        driver.sync();
        assertThat(latest("conversations")).hasSameSizeAs(ids("conversations"));
    }

    private static Date updatedAt(Struct note) {
        return (Date) note.get("updated_at");
    }
}
