package io.tributary.connect.common.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.testing.FakeApi;
import io.tributary.connect.common.testing.LogWatch;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another program holds what a table needs. */
class BusyTest {
    private static final int OFTEN = 20;

    private final FakeApi api = new FakeApi().fail("/held", Kind.BUSY, 400);
    private final SyncDriver driver = new SyncDriver(
            api,
            Table.named("rows")
                    .primaryKey("id")
                    .rowsAt("/rows")
                    .replicate(Snapshot.of(ApiRequest.get("/held"), Paginator.SINGLE)));

    @AfterEach
    void close() {
        driver.close();
    }

    /** Polls until the table waits; returns for how long. */
    private long pauseMs() {
        long requested = api.count("/held");
        driver.pollUntil(
                () -> api.count("/held") > requested && driver.runner(0).untilDue() > 0);
        long pause = driver.runner(0).untilDue();
        driver.clock.advance(pause);
        return pause;
    }

    @Test
    void tableWaitsWithGrowingPausesAndNeverFails() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < OFTEN; i++) {
            pauses.add(pauseMs());
        }
        assertThat(pauses.get(0)).isBetween(30_000L, 60_000L);
        assertThat(pauses.subList(5, OFTEN))
                .allSatisfy(pause -> assertThat(pause).isBetween(300_000L, 600_000L));
        assertThat(driver.runner(0).isParked()).isFalse();
        assertThat(driver.metrics.getState()).isEqualTo("WAITING");
        api.respond("/held", "{'rows':[{'id':'a','n':1}]}");
        assertThat(driver.sync()).containsExactly("a=1");
    }

    @Test
    void logsOneWarningUntilTheOtherProgramIsDone() {
        try (LogWatch log = LogWatch.of(TableRunner.class.getName(), Level.WARN)) {
            pauseMs();
            pauseMs();
            assertThat(log.messages("GET /held returned 400. The table waits for the other program"))
                    .hasSize(1);
            api.respond("/held", "{'rows':[]}");
            driver.sync();
            api.fail("/held", Kind.BUSY, 400);
            driver.clock.advance(SyncDriver.INTERVAL_MS);
            pauseMs();
            assertThat(log.messages("GET /held returned 400. The table waits for the other program"))
                    .hasSize(2);
        }
    }
}
