package io.tributary.connect.common.task;

import static io.tributary.connect.common.testing.RawServer.ok;
import static io.tributary.connect.common.testing.RawServer.refusal;
import static io.tributary.connect.common.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.tributary.connect.common.offset.SourcePartition;
import io.tributary.connect.common.testing.LogWatch;
import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.connect.common.testing.ToyVendor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real task of the toy vendor, with a server in this process. */
@Tag("slow")
class ApiSourceTaskTest {
    private static final String NO_THINGS = "{'things':[]}";
    private static final Duration ONE_SECOND = Duration.ofMillis(1_000);

    private final RawServer server = new RawServer();
    private final TaskDriver driver = new TaskDriver(
            ToyVendor.Connector::new,
            Map.of("api.token", "t0k3n", "api.url", server.url(), "requests.per.second", "0", "max.retries", "1"));

    @AfterEach
    void close() {
        driver.close();
        server.close();
    }

    @Test
    void rowsReachTheirTopicsOnceWhateverIsRestarted() {
        server.on("/rows?from=0", ok("{'rows':[{'id':'a','updated_at':1000,'n':1}]}"));
        server.on("/rows?from=1000", ok("{'rows':[{'id':'a','updated_at':1000,'n':1},{'id':'b','updated_at':2000}]}"));
        server.on("/things", ok("{'things':[{'id':'t'}]}"));
        driver.start().firstSync();
        driver.stop();
        driver.start().firstSync();
        assertThat(driver.records("toy.rows")).hasSize(2);
        assertThat(driver.records("toy.things")).hasSize(1);
        assertThat(driver.offset("rows").get("updated_at")).isEqualTo("1970-01-01T00:00:02Z");
        assertThat(driver.attribute("rows", "RowsEmitted")).isEqualTo(1L);
    }

    @Test
    void oneOddRowIsADeadLetterAndTheRowsAroundItAreSent() {
        String odd = "{'id':'2','name':'" + "x".repeat(21_000_000) + "'}";
        server.on(
                "/rows?from=0", ok("{'rows':[{'id':'1','updated_at':1000}," + odd + ",{'id':'3','updated_at':2000}]}"));
        server.on("/rows?from=1000", ok("{'rows':[" + odd + ",{'id':'3','updated_at':2000}]}"));
        server.on(
                "/things",
                ok("{'things':[{'id':'1'},{'id':'2'},{'id':'3'}]}"),
                ok("{'things':[{'id':'1'}," + odd + "]}"));
        driver.set("poll.interval.ms", "1")
                .set("snapshot.interval.ms", "1")
                .start()
                .firstSync();
        for (int i = 0; i < 5; i++) {
            driver.sync();
        }
        assertThat(driver.records("toy.rows")).hasSize(2);
        assertThat(driver.records("toy.things"))
                .filteredOn(record -> record.value() == null)
                .extracting(record -> ((Struct) record.key()).getString("id"))
                .containsExactly("3");
        assertThat(driver.records("toy.dead-letters"))
                .hasSize(2)
                .allMatch(record ->
                        ((String) record.value()).startsWith("{\"id\":\"2\"") && ((String) record.key()).length() > 64);
    }

    @Test
    void startIsLoggedWithVersionBudgetTopicsTablesAndPositions() {
        driver.offset("rows", Map.of("updated_at", "2026-01-31T12:00:00Z"));
        driver.set("topic.prefix", "logged").set("requests.per.second", "7");
        try (LogWatch log = LogWatch.of(StartedTask.class.getName(), Level.INFO)) {
            driver.start();
            assertThat(log.messages("topics logged.*"))
                    .singleElement()
                    .asString()
                    .contains(
                            "Task 0 of", Version.current(), "7.0 requests/s", "rows from 2026-01-31T12:00:00Z, things");
        }
    }

    @Test
    void pollReturnsWhileARequestHangs() {
        server.on("/rows?from=0", server.hang()).on("/things", server.hang());
        driver.start();
        assertTakesLessThanASecond(driver::poll);
        await().until(() -> server.requests().size() == 2);
        assertTakesLessThanASecond(driver::poll);
        assertTakesLessThanASecond(driver::stop);
    }

    @Test
    void taskStopsImmediatelyDuringBackOffOrWait() throws InterruptedException {
        driver.set("retry.backoff.ms", "60000").set("retry.backoff.max.ms", "60000");
        server.on("/rows?from=0", response(500, "{}")).on("/things", response(429, "{}", "Retry-After: 3600"));
        ThreadGroup threads = new ThreadGroup("of the task");
        Thread worker = new Thread(
                threads, () -> driver.start().pollUntil(() -> server.requests().size() == 2, "both requests"));
        worker.start();
        worker.join();
        assertThat(threads.activeCount()).isPositive();
        assertTakesLessThanASecond(driver::stop);
        await().until(() -> threads.activeCount() == 0);
    }

    @Test
    void failingServerFailsTheTaskAfterItsRetries() {
        server.on("/rows?from=0", response(503, "{}")).on("/things", ok(NO_THINGS));
        driver.start();
        assertThatThrownBy(this::pollOn)
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("rows", "GET /rows", "503", "2 attempts");
    }

    @Test
    void refusedCredentialFailsTheTask() {
        server.on("/rows?from=0", refusal(401)).on("/things", ok(NO_THINGS));
        driver.start();
        Throwable failure = catchThrowable(this::pollOn);
        assertThat(failure).isInstanceOf(ConnectException.class).hasMessageContaining("401");
        assertThat(failure.toString()).doesNotContain("t0k3n");
    }

    @Test
    void onePausedTableDoesNotAffectTheOthers() {
        server.on("/rows?from=0", refusal(403)).on("/things", ok("{'things':[{'id':'t'}]}"));
        driver.start().firstSync();
        assertThat(driver.records("toy.things")).hasSize(1);
        assertThat(driver.attribute("rows", "State")).isEqualTo("PARKED");
    }

    @Test
    void taskFailsIfAllTablesArePaused() {
        server.on("/rows?from=0", refusal(403)).on("/things", refusal(402));
        driver.start();
        assertThatThrownBy(this::pollOn)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("All tables of this task");
    }

    @Test
    void rowsThatCannotBecomeRecordsGoToTheDeadLetters() {
        server.on("/rows?from=0", ok("{'rows':[{'n':1}]}")).on("/things", ok(NO_THINGS));
        driver.start().firstSync();
        assertThat(driver.records("toy.dead-letters")).hasSize(1);
    }

    @Test
    void mBeansExistWhileTheTaskRuns() {
        server.on("/rows?from=0", ok("{'rows':[]}")).on("/things", ok(NO_THINGS));
        driver.start().firstSync();
        assertThat(driver.tables())
                .hasSize(2)
                .allMatch(bean ->
                        bean.getKeyPropertyListString().matches("type=table,vendor=toy,connector=.+,task=0,table=.+"));
        driver.stop();
        assertThat(driver.tables()).isEmpty();
    }

    @Test
    void taskThatCannotStartLeavesNothingBehind() {
        driver.offset("things#0", Map.of("generation", 0L, "rows", "nonsense"));
        assertThatThrownBy(driver::start)
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("Table things", "stored offset");
        assertThat(driver.tables()).isEmpty();
    }

    @Test
    void offsetOfANewerReleaseStopsTheTask() {
        for (String partition : List.of("rows", "things", "things#5")) {
            driver.offset(partition, Map.of("version", 2L));
            assertThatThrownBy(driver::start)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContainingAll(
                            "Table " + SourcePartition.parse(partition).table(),
                            partition,
                            "version 2",
                            "versions up to 1",
                            "upgrade the connector",
                            "DELETE /connectors/NAME/offsets");
            driver.offset(partition, null);
        }
    }

    private void pollOn() {
        driver.pollUntil(() -> false, "the failure");
    }

    private static void assertTakesLessThanASecond(Runnable work) {
        long start = System.nanoTime();
        work.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ONE_SECOND);
    }
}
