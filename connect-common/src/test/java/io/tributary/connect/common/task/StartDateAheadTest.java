package io.tributary.connect.common.task;

import static io.tributary.connect.common.testing.RawServer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.LogWatch;
import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.connect.common.testing.ToyVendor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A task of the toy vendor whose start date is in the future. */
class StartDateAheadTest {
    private static final String CLASS = "io.tributary.connect.common.sync.NotBefore";

    private final RawServer server = new RawServer();
    private final TaskDriver driver = new TaskDriver(
            ToyVendor.Connector::new,
            Map.of("api.token", "t0k3n", "api.url", server.url(), "requests.per.second", "0", "max.retries", "1"));
    private final Instant start = Instant.now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.MILLIS);

    @AfterEach
    void close() {
        driver.close();
        server.close();
    }

    @Test
    void nothingIsRequestedBeforeTheStartDate() {
        server.on("/things", ok("{'things':[{'id':'t'}]}"));
        server.on(
                "/rows?from=" + start.toEpochMilli(),
                ok("{'rows':[{'id':'a','updated_at':" + (start.toEpochMilli() + 1) + "}]}"));
        try (LogWatch log = LogWatch.of(CLASS, Level.WARN)) {
            driver.set("start.date", start.toString()).start().firstSync();
            driver.sync();
            assertThat(log.messages("Table rows: start.date is in the future")).hasSize(1);
        }
        assertThat(driver.attribute("rows", "Requests")).isEqualTo(0L);
        assertThat(driver.records("toy.things")).hasSize(1);
        driver.advance(Duration.ofDays(10).plusSeconds(1));
        driver.pollUntil(() -> !driver.records("toy.rows").isEmpty(), "the row");
    }

    @Test
    void fractionOfAMillisecondIsIgnored() {
        server.on("/things", ok("{'things':[]}"));
        driver.set("start.date", start.plusNanos(1).toString()).start().firstSync();
        assertThat(driver.attribute("rows", "Requests")).isEqualTo(0L);
    }

    @Test
    void readingResumesAtThePosition() {
        server.on("/things", ok("{'things':[]}"));
        server.on("/rows?from=0", ok("{'rows':[{'id':'a','updated_at':1000}]}"));
        server.on("/rows?from=1000", ok("{'rows':[{'id':'a','updated_at':1000},{'id':'b','updated_at':2000}]}"));
        driver.start().firstSync();
        driver.stop();
        driver.set("start.date", start.toString()).start().firstSync();
        assertThat(driver.records("toy.rows")).hasSize(2);
    }
}
