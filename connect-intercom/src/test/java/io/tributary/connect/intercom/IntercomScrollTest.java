package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Authenticator;
import io.tributary.connect.common.http.Backoff;
import io.tributary.connect.common.http.Budgets;
import io.tributary.connect.common.http.HttpTransport;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.QuotaHeaders;
import io.tributary.connect.common.http.RequestListener;
import io.tributary.connect.common.http.RestRequester;
import io.tributary.connect.common.http.RestSettings;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.http.TransportSettings;
import io.tributary.sandbox.http.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Companies by scroll, before version 2.17: it dies easily, and only its own end is the end. */
class IntercomScrollTest extends SimulatedTask {
    private static final Duration LONGER_THAN_A_SCROLL_LIVES = Duration.ofSeconds(61);

    @BeforeEach
    void openCompanies() {
        open(few().companies(350));
        version("2.16");
        tables("companies");
    }

    @Test
    void scrollThatDiedBeginsAnew() {
        intercom.onRequest(SCROLL, 3, () -> intercom.clock().advance(LONGER_THAN_A_SCROLL_LIVES));
        driver.start().firstSync();
        assertThat(intercom.log().countOfStatus(404)).isEqualTo(1);
        assertEachRowOnce("companies");
        assertThat(intercom.violations()).isEmpty();
    }

    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                Arguments.argumentSet("reset", Fault.resetAfter()),
                Arguments.argumentSet("cut", Fault.cutBody(500)),
                Arguments.argumentSet("500", Fault.status(500)),
                Arguments.argumentSet("silence", Fault.hang()));
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void lostAnswerBeginsTheScrollAnew(Fault fault) {
        driver.set("request.timeout.ms", "500").set("snapshot.interval.ms", "3600000");
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
    void companiesThatABrokenScrollDidNotShowStay() {
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
    void scrollThatDiesEveryTimeParksTheTableAndBuriesNothing() {
        tables("companies", "tags");
        driver.set("max.retries", "2").start().firstSync();
        intercom.faults().always(SCROLL, Fault.json(404, "{\"errors\":[{\"code\":\"not_found\"}]}"));
        driver.sync();
        assertThat(isParked("companies")).isTrue();
        assertThat(tombstones("companies")).isEmpty();
    }

    @Test
    void openScrollOfAnotherMakesTheTableWait() {
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

    /** A requester whose waits pass by the simulated clock. */
    private RestRequester requester(HttpTransport transport) {
        RestSettings settings = new RestSettings(
                Authenticator.bearer(intercom.token()),
                Map.of("Intercom-Version", "2.16"),
                new IntercomErrorPolicy(),
                QuotaHeaders.unixSeconds(),
                ApiRequest.get("/me"),
                new Budgets(0, List.of(), 1, intercom.clock(), intercom.clock()::advance),
                new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), new SplittableRandom(1)),
                5,
                intercom.clock(),
                intercom.clock()::advance);
        return new RestRequester("companies", transport, settings, RequestListener.NONE);
    }
}
