package io.tributary.testkit.hostile;

import static io.tributary.connect.common.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.connect.common.testing.ToyVendor;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row whose key contains bytes that are not UTF-8, at every attempt, is a dead letter. It causes no deletes. */
class DamagedKeysTest {
    private static final String THINGS = "[{\"id\":\"a\",\"updated_at\":1000},{\"id\":\"b\",\"updated_at\":2000}]";

    private final RawServer server = new RawServer();
    private TaskDriver driver;

    @AfterEach
    void close() {
        driver.close();
        server.close();
    }

    private void respondToAll(String rows) {
        server.on("/things", response(200, Wire.bytes("{\"things\":" + rows + "}")));
        server.any(response(200, Wire.bytes("{\"rows\":" + rows + "}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "5"})
    void areDeadLettersAndDeleteNothing(String retries) {
        driver = new TaskDriver(
                ToyVendor.Connector::new,
                Map.of(
                        "api.token",
                        "t0k3n",
                        "api.url",
                        server.url(),
                        "requests.per.second",
                        "0",
                        "max.retries",
                        retries));
        respondToAll(THINGS);
        driver.start().firstSync();
        int before = driver.records().size();
        respondToAll(THINGS.replace("\"b\"", "\"\u00FF\"").replace("2000", "2001"));
        driver.sync();
        assertThat(driver.records().subList(before, driver.records().size()))
                .extracting(record -> String.valueOf(record.topic()))
                .containsExactlyInAnyOrder("toy.dead-letters", "toy.dead-letters");
        respondToAll(THINGS);
        driver.sync();
        assertThat(driver.records()).noneMatch(record -> record.value() == null).hasSize(before + 2);
    }
}
