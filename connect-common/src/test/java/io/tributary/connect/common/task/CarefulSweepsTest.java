package io.tributary.connect.common.task;

import static io.tributary.connect.common.testing.RawServer.ok;
import static io.tributary.connect.common.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tributary.connect.common.testing.LogWatch;
import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.connect.common.testing.ToyVendor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real task reads a snapshot table while the API returns bad responses, or the worker dies. */
class CarefulSweepsTest {
    private static final int ROWS = 30;
    /** How many rows wait for others with the same key before the oldest is sent. */
    private static final int WAITING = 1_000;

    private final RawServer server = new RawServer();
    private final TaskDriver driver = new TaskDriver(
            ToyVendor.Connector::new,
            Map.of(
                    "api.token", "t0k3n",
                    "api.url", server.url(),
                    "requests.per.second", "0",
                    "max.retries", "1",
                    "tables", "things"));

    @BeforeEach
    void serve() {
        server.on("/things", things(0, ROWS, null));
    }

    @AfterEach
    void close() {
        driver.close();
        server.close();
    }

    private static RawServer.Response things(int from, int to, String next) {
        String rows =
                IntStream.range(from, to).mapToObj(i -> "{'id':'" + i + "'}").collect(Collectors.joining(","));
        return ok("{'things':[" + rows + "],'next':" + (next == null ? "null" : "'" + next + "'") + "}");
    }

    private List<SourceRecord> restart() {
        driver.start();
        List<SourceRecord> sent = driver.firstSync();
        driver.stop();
        return sent;
    }

    @Test
    void emptyResponseDoesNotEmptyATable() {
        assertThat(restart()).hasSize(ROWS);
        server.on("/things", things(0, 0, null));
        assertThat(restart()).isEmpty();
        driver.start();
        driver.firstSync();
        server.on("/things", things(0, ROWS, null));
        assertThat(driver.sync()).isEmpty();
        assertThat(driver.latest("toy.things")).hasSize(ROWS);
    }

    @Test
    void emptyResponseDoesNotEmptyASmallTable() {
        server.on("/things", things(0, 2, null));
        driver.start().firstSync();
        server.on("/things", things(0, 0, null), things(0, 2, null));
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void tokenThatSuddenlySeesLessThanHalfDeletesNothing() {
        driver.start().firstSync();
        server.on("/things", things(0, 10, null), things(0, 10, null), things(0, ROWS, null));
        assertThat(driver.sync()).isEmpty();
        server.on("/things", things(0, 10, null));
        driver.sync();
        driver.sync();
        assertThat(driver.sync()).allMatch(record -> record.value() == null);
        assertThat(driver.latest("toy.things")).hasSize(10);
    }

    @Test
    void rowsBeyondTheLimitAreSentAtEverySyncAndLogged() {
        try (LogWatch errors = LogWatch.errorsOf("io.tributary.connect.common.sync.SnapshotSync")) {
            driver.set("snapshot.max.rows", "20").set("snapshot.interval.ms", "3600000");
            assertThat(restart()).hasSize(ROWS);
            assertThat(restart()).hasSize(ROWS - 20);
            assertThat(errors.messages())
                    .filteredOn(message -> message.contains("Table things"))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allMatch(message -> message.contains("10 rows are beyond snapshot.max.rows"));
        }
    }

    @Test
    void crashDuringASweepLosesNothingAndRepeatsOnlyUncommittedRows() {
        int all = WAITING + ROWS;
        server.on("/things", things(0, WAITING + 10, "/2"))
                .on("/2", things(WAITING + 10, WAITING + 20, "/3"))
                .on("/3", things(WAITING + 20, all, null));
        driver.start();
        driver.pollUntil(() -> driver.records().size() >= 10, "a page");
        List<SourceRecord> arrived = List.of();
        while (arrived.isEmpty() && driver.records().size() < all) {
            arrived = driver.pollAndCrash(4);
            driver.start();
        }
        int before = driver.records().size();
        driver.firstSync();
        assertThat(driver.latest("toy.things")).hasSize(all);
        assertThat(driver.records().size() - before).isBetween(all - before, all - 10);
    }

    @Test
    void truncatedResponseDeletesNothing() {
        restart();
        server.on("/things", things(0, 10, "/2"))
                .on("/2", response(200, "{\"things\":[{\"id\":\"10\"}"), response(200, "{\"th"));
        driver.start();
        assertThat(catchThrowable(driver::firstSync)).hasMessageContaining("/2");
        driver.stop();
        server.on("/2", things(10, ROWS, null));
        assertThat(restart()).isEmpty();
    }
}
