package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.task.Api;
import io.tributary.connect.common.testing.Validation;
import io.tributary.connect.common.time.Time;
import io.tributary.simulators.segment.RegionRefusal;
import io.tributary.simulators.segment.SimulatedSegment;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is reported for an invalid token, and for one of another region. */
class SegmentRegionTest extends SimulatedTask {
    private static final int[] STATUSES = {400, 401, 403, 404, 406, 409, 421, 422, 429, 451};

    private final SimulatedSegment here = start("good-here");
    private final SimulatedSegment there = start("good-there");

    private static SimulatedSegment start(String token) {
        return SimulatedSegment.builder()
                .sources(1)
                .destinations(0)
                .auditEvents(0, 1)
                .catalog(1)
                .token(token)
                .start();
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
    }

    @Test
    void validTokenIsSentToItsRegionOnly() {
        try (Api api = api("good-here")) {
            assertThatCode(api::check).doesNotThrowAnyException();
        }
        assertThat(there.log().total()).isZero();
    }

    @Test
    void tokenOfTheOtherRegionIsReported() {
        try (Api api = api("good-there")) {
            assertThatThrownBy(api::check)
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.kind()).isEqualTo(Kind.WRONG_REGION))
                    .hasMessageContainingAll("401", "set api.region to \"eu\"")
                    .hasMessageNotContaining("good-there");
        }
        assertThat(there.requests("GET /")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad", "good-there"})
    void tokenThatIsInvalidEverywhereIsRefused(String token) {
        there.token("another");
        try (Api api = api(token)) {
            assertThatThrownBy(api::check)
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.kind()).isEqualTo(Kind.FAIL))
                    .hasMessageContainingAll("401", "api.token")
                    .hasMessageNotContaining("set api.region to");
        }
    }

    /** Each status with the documented form of errors, and both regions and all forms with one status. */
    static Stream<Arguments> refusals() {
        Stream<RegionRefusal> statuses =
                IntStream.of(STATUSES).mapToObj(status -> new RegionRefusal("eu", status, RegionRefusal.Form.LISTED));
        Stream<RegionRefusal> forms = Stream.of(RegionRefusal.Form.values())
                .flatMap(form -> Stream.of("eu", "us").map(region -> new RegionRefusal(region, 403, form)));
        return Stream.concat(statuses, forms).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void regionThatSegmentNamesIsReportedOnItsSetting(RegionRefusal refusal) {
        here.move(refusal);
        Map<String, List<String>> errors = Validation.errors(new SegmentSourceConnector(), here.connectorSettings());
        assertThat(errors).containsOnlyKeys("api.region");
        assertThat(errors.get("api.region").get(0))
                .contains(
                        String.valueOf(refusal.status()),
                        "Set api.region to \"" + refusal.region() + '"',
                        SegmentSourceConfig.URLS.get(refusal.region()))
                .doesNotContain("good-here");
        assertThat(here.log().total()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void regionThatSegmentNamesFailsTheTaskImmediately(RegionRefusal refusal) {
        open(few());
        tables("users", "destination_subscriptions", "destination_delivery_metrics_summary");
        segment.move(refusal);
        driver.start();
        assertThatThrownBy(() -> driver.firstSync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll(
                        String.valueOf(refusal.status()), "Set api.region to \"" + refusal.region() + '"')
                .hasMessageNotContaining(segment.token());
        assertThat(segment.log().total()).isLessThanOrEqualTo(3);
    }

    @Test
    void workspaceThatMovesFailsTheTaskAndDeletesNothing() {
        open(few());
        tables("users", "source_connected_destinations");
        driver.start().firstSync();
        segment.move(new RegionRefusal("eu", 404, RegionRefusal.Form.LISTED));
        assertThatThrownBy(() -> driver.sync())
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("Set api.region to \"eu\"");
        assertThat(tombstones("users")).isEmpty();
        assertThat(tombstones("source_connected_destinations")).isEmpty();
    }

    private Api api(String token) {
        Segment segment = new Segment();
        return new SegmentApi(
                segment.open(config(here.baseUrl(), token), Time.SYSTEM),
                Map.of("eu", there.baseUrl()),
                url -> segment.open(config(url, token), Time.SYSTEM));
    }

    private static SegmentSourceConfig config(URI url, String token) {
        return new SegmentSourceConfig(Map.of("api.url", url.toString(), "api.token", token));
    }
}
