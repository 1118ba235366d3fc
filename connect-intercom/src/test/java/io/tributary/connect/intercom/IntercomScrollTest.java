package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.connect.common.http.Allowance;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Authenticator;
import io.tributary.connect.common.http.Backoff;
import io.tributary.connect.common.http.Check;
import io.tributary.connect.common.http.HttpTransport;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.QuotaHeaders;
import io.tributary.connect.common.http.RequestListener;
import io.tributary.connect.common.http.RestRequester;
import io.tributary.connect.common.http.RestSettings;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.http.ServerClock;
import io.tributary.connect.common.http.TaskBudget;
import io.tributary.connect.common.http.TransportSettings;
import io.tributary.connect.common.time.Time;
import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.SimulatedClock;
import io.tributary.simulators.intercom.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Companies by scroll, before version 2.17: it breaks easily, and only an empty page is its end. */
class IntercomScrollTest extends SimulatedTask {
    private static final Fault NOT_FOUND = Fault.json(
            404, "{\"type\":\"error.list\",\"errors\":[{\"code\":\"not_found\",\"message\":\"Not found\"}]}");
    private static final Duration LONGER_THAN_A_SCROLL_LIVES = Duration.ofSeconds(61);

    @BeforeEach
    void openCompanies() {
        open(few().companies(350));
        version("2.16");
        tables("companies");
    }

    @Test
    void expiredScrollStartsOver() {
        intercom.onRequest(SCROLL, 3, () -> intercom.clock().advance(LONGER_THAN_A_SCROLL_LIVES));
        driver.start().firstSync();
        assertThat(intercom.log().countOfStatus(404)).isEqualTo(1);
        assertEachRowOnce("companies");
        assertThat(intercom.violations()).isEmpty();
    }

    static Stream<Arguments> lostResponses() {
        return Stream.of(
                Arguments.argumentSet("reset", Fault.resetAfter(), "60000"),
                Arguments.argumentSet("cut", Fault.truncatedBody(500), "60000"),
                Arguments.argumentSet("500", Fault.status(500), "60000"),
                Arguments.argumentSet("silence", Fault.hang(), "5000"));
    }

    @ParameterizedTest
    @MethodSource("lostResponses")
    void lostResponseStartsTheScrollOver(Fault fault, String timeoutMs) {
        driver.set("request.timeout.ms", timeoutMs).set("snapshot.interval.ms", "3600000");
        intercom.faults().after(2, SCROLL, fault);
        intercom.onRequest(SCROLL, 4, () -> intercom.clock().advance(LONGER_THAN_A_SCROLL_LIVES));
        driver.start().firstSync();
        assertThat(intercom.log().latest())
                .filteredOn(
                        request -> request.query() == null || request.query().isEmpty())
                .hasSize(2);
        assertEachRowOnce("companies");
    }

    @Test
    void brokenScrollDeletesNoCompanies() {
        driver.start().firstSync();
        String gone = workspace().ids("companies").get(17);
        workspace().delete("companies", gone);
        workspace().update("companies", workspace().ids("companies").get(340), named("changed"));
        intercom.onRequest(SCROLL, 2, () -> intercom.clock().advance(LONGER_THAN_A_SCROLL_LIVES));
        driver.sync();
        assertThat(tombstones("companies")).extracting(SimulatedTask::id).containsExactly(gone);
        assertSameAsApi("companies");
    }

    @Test
    void scrollThatAlwaysBreaksPausesTheTableAndDeletesNothing() {
        tables("companies", "tags");
        driver.set("max.retries", "2").start().firstSync();
        for (int request = 1; request <= 20; request++) {
            intercom.onRequest(SCROLL, request, () -> intercom.clock().advance(LONGER_THAN_A_SCROLL_LIVES));
        }
        driver.sync();
        assertThat(isParked("companies")).isTrue();
        assertThat(tombstones("companies")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void workspaceWithoutCompaniesIsNotAnError(boolean notFound) {
        open(few().companies(0).variants(notFound ? new Variant[] {Variant.EMPTY_SCROLL_IS_404} : new Variant[0]));
        version("2.16");
        tables("companies", "tags");
        driver.start().firstSync();
        assertThat(isParked("companies")).isFalse();
        workspace().add("companies");
        driver.sync();
        assertEachRowOnce("companies", "tags");
    }

    @Test
    void scrollNotFoundAtItsFirstCallDeletesNothing() {
        driver.start().firstSync();
        intercom.faults().always(SCROLL, NOT_FOUND);
        for (int sync = 0; sync < 4; sync++) {
            driver.sync();
        }
        assertThat(isParked("companies")).isFalse();
        assertThat(tombstones("companies")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void scrollIsCompleteWhateverARepeatedParameterReturns(Variant variant) {
        open(few().companies(350).variants(variant));
        version("2.16");
        tables("companies");
        intercom.faults().after(2, SCROLL, Fault.resetAfter());
        intercom.onRequest(SCROLL, 4, () -> intercom.clock().advance(LONGER_THAN_A_SCROLL_LIVES));
        driver.start().firstSync();
        assertEachRowOnce("companies");
    }

    @Test
    void tableWaitsForTheScrollOfAnotherProgram() {
        ApiRequest scroll = ApiRequest.get(Scroll.PATH);
        try (HttpTransport transport = transport()) {
            Page<?> first = requester(transport).read(scroll, new RowReader<>("/data", row -> row));
            assertThat(first.rows()).hasSize(100);
            ApiException busy = catchThrowableOfType(
                    ApiException.class, () -> requester(transport).read(scroll, new RowReader<>("/data", row -> row)));
            assertThat(busy.kind()).isEqualTo(ApiException.Kind.BUSY);
            assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(60));
        }
        assertThat(intercom.log().latest()).extracting("status").containsExactly(200, 400);
    }

    private HttpTransport transport() {
        return new HttpTransport(new TransportSettings(intercom.baseUrl(), Duration.ofSeconds(10), 1, "test", null));
    }

    /** A requester that waits by the simulated clock. */
    private RestRequester requester(HttpTransport transport) {
        Time time = new VendorTime(intercom.clock());
        RestSettings settings = new RestSettings(
                Authenticator.bearer(intercom.token()),
                Map.of("Intercom-Version", "2.16"),
                new IntercomErrorPolicy(),
                QuotaHeaders.RATE_LIMIT,
                Check.row(ApiRequest.get("/me"), "", "/id"),
                TaskBudget.open("intercom", intercom.baseUrl(), Allowance.UNLIMITED, 1, time),
                new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), new SplittableRandom(1)),
                5,
                new ServerClock(time),
                time);
        return new RestRequester("companies", transport, settings, RequestListener.NONE);
    }

    /** The simulated vendor's time, which sleeping advances. */
    private record VendorTime(SimulatedClock clock) implements Time {
        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public long elapsedMs() {
            return clock.millis();
        }

        @Override
        public void sleep(Duration duration) {
            clock.advance(duration);
        }
    }
}
