package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.testing.ForeignBodies;
import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.Faults;
import io.tributary.simulators.http.Response;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.testkit.ConnectorKit;
import io.tributary.testkit.VendorUnderTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How every connector's task handles failures: which are retried, which pause a table, and which fail the task. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FailuresContract extends TaskTest {
    /** How often a request may fail. Some vendors have one request that all tables start with. */
    private static final int FAILURES = 12;

    private final Listed listed;

    /**
     * A table that is read with one request.
     *
     * @param path the request's path on the simulated API, as in faults
     * @param request method and path, as in messages
     */
    public record Listed(String table, String path, String request) {}

    /**
     * @param listed the table whose request fails in some tests
     */
    protected FailuresContract(ConnectorKit kit, ExpectedRows expected, Listed listed) {
        super(kit, expected);
        this.listed = listed;
    }

    /** Temporary failures that only this vendor has. */
    protected Stream<Arguments> vendorFailures() {
        return Stream.of();
    }

    /** A 429 with a wait that is too short to slow a test down. */
    protected Fault tooManyRequests() {
        return Fault.status(429);
    }

    /** Texts in the task's message about a refused credential, besides its setting. */
    protected abstract String[] refusal();

    /** Texts in the task's message about a table without permission, besides its name. */
    protected abstract String[] missingPermission();

    private Stream<Arguments> temporaryFailures() {
        Stream<Arguments> common = Stream.of(
                Arguments.argumentSet("500", Fault.status(500)),
                Arguments.argumentSet("502", Fault.status(502)),
                Arguments.argumentSet("503", Fault.status(503)),
                Arguments.argumentSet("504", Fault.status(504)),
                Arguments.argumentSet("truncated", Fault.truncatedBody(15)),
                Arguments.argumentSet("empty", Fault.empty200()),
                Arguments.argumentSet("HTML with 200", Fault.html200()),
                Arguments.argumentSet("HTML with 401", foreign(401, "<html>Login</html>")),
                Arguments.argumentSet("HTML with 403", foreign(403, "<html>Access denied</html>")),
                Arguments.argumentSet("HTML with 404", foreign(404, "<!DOCTYPE html><html>Not found</html>")),
                Arguments.argumentSet("HTML with 400", foreign(400, "<html>Bad request</html>")),
                Arguments.argumentSet("empty with 410", foreign(410, "")),
                Arguments.argumentSet("404 of a gateway", foreign(404, "{\"error\":\"not found\"}")),
                Arguments.argumentSet("403 of a gateway", foreign(403, "{\"message\":\"Forbidden\"}")),
                Arguments.argumentSet("a redirect", foreign(302, "")),
                Arguments.argumentSet("partial content", foreign(206, "{}")),
                Arguments.argumentSet("JSON of another program", foreign(200, "{\"status\":\"ok\"}")),
                Arguments.argumentSet("an empty JSON object", foreign(200, "{}")),
                Arguments.argumentSet("reset", Fault.reset()),
                Arguments.argumentSet("reset after the effect", Fault.resetAfter()));
        return Stream.concat(common, vendorFailures());
    }

    /** A response of another program. The request does not reach the vendor. */
    public static Fault foreign(int status, String body) {
        return (response, vendor) -> Response.of(status, "text/html", body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("temporaryFailures")
    void temporaryFailureIsRetried(Fault fault) {
        SimulatedApi api = openFew().api();
        once();
        driver.set("max.retries", String.valueOf(FAILURES));
        api.faults().next("*", fault, FAILURES);
        driver.start().firstSync();
        assertEachRowOnce(all());
        assertThat(retries()).isEqualTo(FAILURES);
    }

    /** One after another, at whichever request is next. */
    @Test
    void everyForeignResponseIsRetried() {
        SimulatedApi api = openFew().api();
        once();
        driver.set("max.retries", "1000").set("retry.backoff.ms", "1").set("retry.backoff.max.ms", "1");
        long failures = 0;
        for (int status : new int[] {200, 400, 401, 403, 404, 406, 410, 422}) {
            for (String body : ForeignBodies.ALL) {
                api.faults().next("*", foreign(status, body));
                failures++;
            }
        }
        driver.start().firstSync();
        assertEachRowOnce(all());
        assertThat(retries()).isEqualTo(failures);
    }

    private long retries() {
        return Stream.of(all())
                .mapToLong(table -> (Long) driver.attribute(table, "Retries"))
                .sum();
    }

    @Test
    void timeoutIsRetried() {
        SimulatedApi api = openFew().api();
        once();
        tables(kit().snapshotTable(), kit().incrementalTable().getKey());
        driver.set("request.timeout.ms", "1000");
        api.faults().next("*", Fault.hang(), 2);
        driver.start().firstSync();
        assertEachRowOnce(kit().snapshotTable(), kit().incrementalTable().getKey());
    }

    @Test
    void manyFailuresLoseAndRepeatNothing() {
        Faults faults = openFew().api().faults();
        once();
        driver.set("max.retries", "30").set("retry.backoff.max.ms", "20");
        faults.sometimes("*", Fault.status(500), 0.15, 1);
        faults.sometimes("*", Fault.truncatedBody(100), 0.15, 2);
        faults.sometimes("*", Fault.resetAfter(), 0.15, 3);
        driver.start().firstSync();
        assertEachRowOnce(all());
    }

    @Test
    void foreignResponsesDeleteAndPauseNothing() {
        Faults faults = openFew().api().faults();
        driver.set("max.retries", "30")
                .set("retry.backoff.max.ms", "20")
                .start()
                .firstSync();
        int seed = 0;
        for (int status : new int[] {401, 403, 404, 410}) {
            faults.sometimes("*", foreign(status, "<html>" + status + "</html>"), 0.05, seed++);
            faults.sometimes("*", foreign(status, "{\"message\":\"no Route matched\"}"), 0.05, seed++);
        }
        for (int sync = 0; sync < 3; sync++) {
            driver.sync();
        }
        assertThat(Stream.of(all()).filter(table -> !tombstones(table).isEmpty() || isParked(table)))
                .isEmpty();
    }

    @Test
    void persistentForeignResponseFailsTheTaskAndSuggestsAProxy() {
        SimulatedApi api = openFew().api();
        tables(listed.table());
        driver.set("max.retries", "2");
        api.faults().always(listed.path(), foreign(403, "<html>MARKER</html>"));
        assertThatThrownBy(() -> driver.start().firstSync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll(
                        listed.table(), listed.request(), "403", "HTML response", "proxy", "3 attempts")
                .hasMessageNotContaining("MARKER");
    }

    @Test
    void persistentFailureFailsTheTaskAndNamesTheRequest() {
        SimulatedApi api = openFew().api();
        tables(listed.table());
        driver.set("max.retries", "2");
        api.faults().always(listed.path(), Fault.status(503));
        driver.start();
        long before = api.log().total();
        assertThatThrownBy(() -> driver.firstSync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll(listed.table(), listed.request(), "503", "3 attempts")
                .hasMessageNotContaining(kit().credential().getValue());
        assertThat(api.log().total() - before).isEqualTo(3);
    }

    @Test
    void anyNumberOf429sIsNotAFailure() {
        SimulatedApi api = openFew().api();
        tables(listed.table());
        once();
        driver.set("max.retries", "1");
        api.faults().next(listed.path(), tooManyRequests(), 15);
        driver.start().firstSync();
        assertEachRowOnce(listed.table());
    }

    @Test
    void refusedCredentialFailsTheTaskImmediatelyAndIsNotShown() {
        VendorUnderTest vendor = openFew();
        tables(listed.table());
        driver.start().firstSync();
        vendor.refuseCredential();
        long before = vendor.api().log().total();
        assertThatThrownBy(() -> driver.sync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(kit().credential().getKey())
                .hasMessageContainingAll(refusal())
                .hasMessageNotContaining(kit().credential().getValue());
        assertThat(vendor.api().log().total() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void forbiddenTableIsPausedAndTheOthersContinue() {
        VendorUnderTest vendor = openFew();
        String forbidden = kit().snapshotTable();
        vendor.forbid(forbidden);
        once();
        driver.start().firstSync();
        assertThat(Stream.of(all()).filter(this::isParked)).containsExactly(forbidden);
        assertThat(records(forbidden)).isEmpty();
        assertEachRowOnce(
                Stream.of(all()).filter(table -> !table.equals(forbidden)).toArray(String[]::new));
    }

    @Test
    void tableThatIsForbiddenLaterDeletesNothing() {
        VendorUnderTest vendor = openFew();
        String forbidden = kit().snapshotTable();
        String other = kit().incrementalTable().getKey();
        tables(forbidden, other);
        driver.start().firstSync();
        vendor.forbid(forbidden);
        driver.sync();
        assertThat(isParked(forbidden)).isTrue();
        assertThat(tombstones(forbidden)).isEmpty();
        vendor.change();
        driver.pollUntil(() -> latest(other).equals(truth(other)), "the changes of the other table");
        assertThat(tombstones(forbidden)).isEmpty();
    }

    @Test
    void forbiddenTableFailsTheTaskIfConfigured() {
        VendorUnderTest vendor = openFew();
        vendor.forbid(kit().snapshotTable());
        driver.set("tables.unavailable", "fail").start();
        assertThatThrownBy(() -> driver.firstSync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll(kit().snapshotTable(), "tables.unavailable")
                .hasMessageContainingAll(missingPermission());
    }

    @Test
    void taskFailsWhenAllItsTablesAreForbidden() {
        VendorUnderTest vendor = openFew();
        vendor.tables().forEach(vendor::forbid);
        driver.start();
        assertThatThrownBy(() -> driver.pollUntil(() -> false, "the task to fail"))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("All tables of this task are paused");
    }
}
