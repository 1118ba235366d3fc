package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.http.Fault;
import io.tributary.simulators.http.LoggedRequest;
import io.tributary.simulators.http.Response;
import io.tributary.simulators.segment.Limited;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failed responses: which are retried, which wait, which pause a table, which fail the task. */
class SegmentFailuresTest extends SimulatedTask {

    @Test
    void usedUpQuotaIsReadFromHeadersAndWaitedOut() {
        open(few());
        tables("users", "groups", "sources");
        once();
        Instant reset = Instant.ofEpochSecond(segment.clock().seconds() + 3);
        Map<String, String> headers =
                Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", date(reset), "X-RateLimit-Consumed", "600");
        segment.faults().next("*", (response, vendor) -> response.get().with(headers));
        driver.set("max.concurrent.requests", "1").start().firstSync();
        List<LoggedRequest> log = segment.log().latest();
        assertThat(log).hasSize(3);
        assertThat(log.get(1).at()).isAfterOrEqualTo(reset.minusMillis(50));
        assertThat(segment.log().countOfStatus(429)).isZero();
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                Arguments.argumentSet("Retry-After", Fault.rateLimited(1)),
                Arguments.argumentSet(
                        "msBeforeNext",
                        Fault.json(429, "{\"errors\":[{\"type\":\"RequestError\",\"data\":{\"msBeforeNext\":1000}}]}")),
                Arguments.argumentSet(
                        "X-RateLimit-Reset", reset(() -> date(Instant.now().plusSeconds(2)))),
                Arguments.argumentSet("reset in seconds from now", reset(() -> "1")),
                Arguments.argumentSet("reset in UNIX seconds", reset(() -> unix(2))),
                Arguments.argumentSet("reset in UNIX milliseconds", reset(() -> unix(2) + "000")));
    }

    @ParameterizedTest
    @EnumSource(Limited.class)
    void eachFormOfA429IsWaitedOut(Limited limited) {
        open(few().limited(limited));
        tables("users", "groups");
        once();
        segment.faults().next("*", Fault.rateLimited(1), 3);
        driver.set("max.retries", "0").start().firstSync();
        assertEachRowOnce("users", "groups");
        assertThat(segment.log().countOfStatus(429)).isEqualTo(3);
    }

    private static Fault reset(Supplier<String> time) {
        return (response, vendor) -> Response.json(429, "{\"errors\":[{\"type\":\"RateLimited\"}]}")
                .with(Map.of("X-RateLimit-Reset", time.get()));
    }

    private static String unix(long secondsFromNow) {
        return Long.toString(Instant.now().getEpochSecond() + secondsFromNow);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void refusalForTheQuotaIsWaitedOutAsTheServerSays(Fault limit) {
        open(few());
        tables("users");
        once();
        segment.faults().next("/users", limit);
        driver.set("max.retries", "0").start().firstSync();
        List<LoggedRequest> log = segment.log().latest();
        assertThat(log).hasSize(2);
        assertThat(Duration.between(log.get(0).at(), log.get(1).at())).isGreaterThan(Duration.ofMillis(900));
        assertEachRowOnce("users");
    }

    @Test
    void forbiddenTablesArePausedAndTheOthersContinue() {
        open(few());
        segment.forbid("audit_events");
        segment.deny("transformations");
        segment.forbid("usage_mtu_per_source_daily");
        once();
        driver.start().firstSync();
        assertThat(SegmentTables.NAMES.all().stream().filter(this::isParked))
                .containsExactly("audit_events", "transformations", "usage_mtu_per_source_daily");
        assertThat(records("transformations")).isEmpty();
        assertEachRowOnce("users", "sources", "destinations", "usage_mtu_workspace_daily");
        assertThat(segment.requests("GET /"))
                .as("the table workspace, and one check")
                .isEqualTo(2);
    }

    @Test
    void responseWithoutSegmentsErrorFormatIsRetried() {
        open(few());
        tables("users", "groups");
        segment.faults().next("/users", Fault.html403(), 5);
        driver.start().firstSync();
        assertThat(isParked("users")).isFalse();
        assertEachRowOnce("users", "groups");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 406})
    void unavailableVersionIsRequestedWithoutItsName(int status) {
        open(few().users(1200));
        tables("users", "destination_subscriptions");
        once();
        segment.onlyUnnamedVersion("users", status);
        segment.onlyUnnamedVersion("destination_subscriptions", status);
        driver.start().firstSync();
        assertEachRowOnce("users", "destination_subscriptions");
        assertThat(segment.requests("GET /users")).isEqualTo(3);
    }

    @Test
    void missingListIsRequestedTwiceAndItsTablePaused() {
        open(few());
        tables("users", "groups");
        segment.faults().always("/users", Fault.status(404));
        driver.start().firstSync();
        assertThat(isParked("users")).isTrue();
        assertThat(segment.requests("GET /users")).isEqualTo(2);
    }

    @Test
    void pagesShrinkToWhatTheApiAccepts() {
        open(few().users(450));
        tables("users");
        once();
        segment.largestPage(200);
        driver.start().firstSync();
        assertEachRowOnce("users");
        assertThat(segment.requests("GET /users")).isEqualTo(1 + 3);
        assertThat(segment.violations()).isEmpty();
    }

    @Test
    void pagesHalveAfterTwoTimeouts() {
        open(few().users(1200));
        tables("users");
        once();
        driver.set("request.timeout.ms", "400");
        segment.faults().next("/users", Fault.hang(), 2);
        driver.start().firstSync();
        assertEachRowOnce("users");
        assertThat(segment.requests("GET /users")).isEqualTo(2 + 3);
    }

    @Test
    void refusedCursorStartsTheListOver() {
        open(few().users(2500));
        tables("users");
        once();
        segment.faults()
                .after(
                        2,
                        "/users",
                        Fault.json(
                                422,
                                "{\"errors\":[{\"type\":\"input-validation\",\"field\":\"pagination.cursor\",\"message\":\"no\"}]}"));
        driver.start().firstSync();
        assertEachRowOnce("users");
        assertThat(isParked("users")).isFalse();
    }

    @Test
    void cursorThatDoesNotAdvancePausesTheTable() {
        open(few());
        tables("users", "groups");
        segment.faults().always("/users", page(() -> "same"));
        driver.start().firstSync();
        assertThat(isParked("users")).isTrue();
        assertThat(segment.requests("GET /users")).isLessThan(5);
    }

    @Test
    void endlessPagesWithDifferentCursorsPauseTheTable() {
        open(few());
        tables("users", "groups");
        AtomicInteger number = new AtomicInteger();
        segment.faults().always("/users", page(() -> "next-" + number.incrementAndGet()));
        driver.start().firstSync();
        assertThat(isParked("users")).isTrue();
        assertThat(segment.requests("GET /users")).isBetween(5L, 10L);
    }

    private static Fault page(Supplier<String> next) {
        return (response, vendor) -> Response.json(
                200,
                "{\"data\":{\"users\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"pagination\":{\"current\":\"x\",\"next\":\""
                        + next.get()
                        + "\",\"totalEntries\":2}}}");
    }

    private static String date(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
