package io.tributary.testkit.hostile;

import static io.tributary.connect.common.testing.RawServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.connect.common.testing.ForeignBodies;
import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.RawServer.Response;
import io.tributary.connect.common.testing.TaskDriver;
import io.tributary.connect.common.testing.ToyVendor;
import io.tributary.connect.common.testing.Validation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The real task of the toy vendor, with a hostile server: nothing is deleted, lost or sent twice, and nothing is quoted. */
@Tag("slow")
class HostileResponsesTest {
    private static final String TOKEN = "t0k3n-very-secret";
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final int FAILURES = 2;

    private static final Response THINGS = ok("{'things':[{'id':'a','number':1},{'id':'b','number':2}]}");
    private static final Response MORE_THINGS =
            ok("{'things':[{'id':'a','number':1},{'id':'b','number':3},{'id':'c'}]}");
    private static final Response ROWS =
            ok("{'rows':[{'id':'a','updated_at':1000,'n':1},{'id':'b','updated_at':2000}]}");
    private static final Response MORE_ROWS = ok(
            "{'rows':[{'id':'b','updated_at':2000},{'id':'c','updated_at':2500},{'id':'a','updated_at':3000,'n':2}]}");

    private final RawServer server = new RawServer();
    private final TaskDriver driver = new TaskDriver(
            ToyVendor.Connector::new,
            Map.of(
                    "api.token", TOKEN,
                    "api.url", server.url(),
                    "requests.per.second", "0",
                    "retry.backoff.ms", "1",
                    "retry.backoff.max.ms", "2",
                    "request.timeout.ms", "1500"));

    @AfterEach
    void close() {
        driver.close();
        server.close();
    }

    private static Stream<Arguments> hostile() {
        return arguments(Hostile.responses());
    }

    private static Stream<Arguments> bombs() {
        return arguments(Hostile.bombs());
    }

    private static Stream<Arguments> large() {
        return arguments(Hostile.large());
    }

    private static Stream<Arguments> all() {
        return Stream.of(hostile(), bombs(), large()).flatMap(responses -> responses);
    }

    private static Stream<Arguments> arguments(Map<String, Response> responses) {
        return responses.entrySet().stream()
                .map(response -> Arguments.argumentSet(response.getKey(), response.getValue()));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void areRetried(Response hostile) {
        long start = System.nanoTime();
        readOnce();
        server.on("/things", hostile, hostile, MORE_THINGS);
        server.any(hostile, hostile, MORE_ROWS);
        driver.sync();
        assertThat((Long) driver.attribute("things", "Retries")).isGreaterThanOrEqualTo(FAILURES);
        assertThat((Long) driver.attribute("rows", "Retries")).isGreaterThanOrEqualTo(FAILURES);
        assertEveryVersionOnce();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    }

    /** They cost no more time than others, and no more heap than a response may take. */
    @ParameterizedTest
    @MethodSource("bombs")
    void areRefusedBeforeTheyCostTooMuch(Response bomb) {
        areRetried(bomb);
    }

    /** They may fail the task or pause a table. */
    @ParameterizedTest
    @MethodSource("large")
    void loseNothingIfTheyAreTooLarge(Response large) {
        readOnce();
        driver.stop();
        server.on("/things", large).any(large);
        driver.set("max.retries", "0");
        ConnectException failure = catchThrowableOfType(
                ConnectException.class, () -> driver.start().pollUntil(() -> false, "the end"));
        assertThat(trace(failure)).doesNotContain(ForeignBodies.MARKER, TOKEN);
        driver.close();
        server.on("/things", MORE_THINGS).any(MORE_ROWS);
        driver.start().firstSync();
        driver.sync();
        assertEveryVersionOnce();
    }

    /** The message quotes nothing, and the next start continues from the last position. */
    @ParameterizedTest
    @MethodSource("hostile")
    void failTheTaskIfTheyPersist(Response hostile) {
        readOnce();
        driver.set("max.retries", "0");
        driver.stop();
        server.on("/things", hostile).any(hostile);
        ConnectException failure = catchThrowableOfType(
                ConnectException.class, () -> driver.start().firstSync());
        assertThat(failure.getMessage())
                .containsPattern("Table (things|rows): GET /(things|rows)")
                .hasSizeLessThan(2003);
        assertThat(trace(failure)).doesNotContain(ForeignBodies.MARKER, TOKEN);
        driver.close();
        server.on("/things", MORE_THINGS).any(MORE_ROWS);
        driver.start().firstSync();
        driver.sync();
        assertEveryVersionOnce();
    }

    /** They neither prove nor refuse the credential. */
    @ParameterizedTest
    @MethodSource("all")
    void areReportedOnTheUrl(Response hostile) {
        server.on("/me", hostile);
        Map<String, List<String>> errors = Validation.errors(
                new ToyVendor.Connector(),
                Map.of(
                        "api.token",
                        TOKEN,
                        "api.url",
                        server.url(),
                        "topic.prefix",
                        "toy",
                        "request.timeout.ms",
                        "500"));
        assertThat(errors).containsOnlyKeys("api.url");
        assertThat(errors.toString()).contains("GET /me").doesNotContain(ForeignBodies.MARKER, TOKEN);
    }

    private void readOnce() {
        server.on("/things", THINGS).any(ROWS);
        driver.start().firstSync();
    }

    private void assertEveryVersionOnce() {
        assertThat(driver.records("toy.things"))
                .extracting(record -> record.key() + "" + record.value())
                .containsExactlyInAnyOrder(
                        "Struct{id=a}" + thing("a", ",number=1"),
                        "Struct{id=b}" + thing("b", ",number=2"),
                        "Struct{id=b}" + thing("b", ",number=3"),
                        "Struct{id=c}" + thing("c", ""));
        assertThat(driver.records("toy.rows")).hasSize(4).noneMatch(record -> record.value() == null);
        assertThat(driver.latest("toy.rows")).hasSize(3);
        assertThat(driver.records()).hasSize(8);
    }

    private static String thing(String id, String number) {
        return "Struct{id=" + id + number + "}";
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
