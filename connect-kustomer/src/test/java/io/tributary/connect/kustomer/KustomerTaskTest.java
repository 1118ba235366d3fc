package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.kustomer.SimulatedKustomer;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** The real task against a simulated Kustomer: what arrives, what an idle poll costs, which changes are sent. */
class KustomerTaskTest extends SimulatedTask {
    private static final int SEARCHED = 6;
    /** The requests of the first sync without a start date: to the archive, and at the edge of the live index. */
    private static final int ARCHIVE = 4;
    /** After each start, one request checks whether custom objects can be searched together. */
    private static final int PROBES = 1;

    @Test
    void deliversEveryRowOfEveryTableOnce() {
        open(SimulatedKustomer.builder());
        driver.start().firstSync();
        assertEachVersionOnce(all());
        assertThat(kustomer.violations()).isEmpty();
        assertThat(kustomer.requests("GET /v1/auth/tokens/current")).isZero();
    }

    @Test
    void sendsNothingAndRequestsOnceIfNothingChanged() {
        open(few());
        driver.set("poll.interval.ms", "60000").start().firstSync();
        driver.stop();
        long before = kustomer.searches();
        List<SourceRecord> more = driver.start().firstSync();
        assertThat(more).isEmpty();
        assertThat(kustomer.searches() - before).isEqualTo(SEARCHED + PROBES);
    }

    @Test
    void firstSyncCostsOneRequestPer500Rows() {
        open(few().size("messages", 4000).history(Duration.ofDays(300)));
        tables("messages");
        driver.set("poll.interval.ms", "60000").start().firstSync();
        assertThat(kustomer.searches()).isLessThanOrEqualTo(4000 / 499 + 2 + ARCHIVE);
    }

    @Test
    void readsMoreRowsThanASearchShows() {
        open(few().size("notes", 10_600));
        tables("notes");
        driver.start().firstSync();
        assertEachVersionOnce("notes");
        assertThat(kustomer.violations()).isEmpty();
    }

    @Test
    void deliversWhatChangesBetweenSyncs() {
        open(few());
        driver.start().firstSync();
        for (String table : MARKED) {
            workspace().add(table);
            workspace().update(table, ids(table).get(0), named("changed"));
            workspace().delete(table, ids(table).get(1));
        }
        driver.sync();
        assertEachVersionOnce(all());
        for (String table : MARKED) {
            assertThat(value(table, ids(table).get(1))).as(table).isNotNull();
        }
    }
}
