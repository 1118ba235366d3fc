package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.task.Api;
import io.tributary.sandbox.segment.SimulatedSegment;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told when the API is first asked: a wrong token, a wrong region, no host. */
class SegmentRegionTest {
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
    void goodTokenIsShownToItsRegionOnly() {
        try (Api api = api("good-here")) {
            assertThatCode(api::check).doesNotThrowAnyException();
        }
        assertThat(there.log().total()).isZero();
    }

    @Test
    void tokenOfTheOtherRegionIsToldSo() {
        try (Api api = api("good-there")) {
            assertThatThrownBy(api::check)
                    .isInstanceOf(ApiException.class)
                    .hasMessageContainingAll("401", "set api.region to \"eu\"")
                    .hasMessageNotContaining("good-there");
        }
        assertThat(there.requests("GET /")).isEqualTo(1);
    }

    @Test
    void tokenThatIsGoodNowhereIsRefused() {
        try (Api api = api("bad")) {
            assertThatThrownBy(api::check)
                    .hasMessageContainingAll("401", "api.token")
                    .hasMessageNotContaining("set api.region to");
        }
    }

    private Api api(String token) {
        Segment segment = new Segment();
        return new SegmentApi(
                segment.open(config(here.baseUrl(), token)),
                Map.of("eu", there.baseUrl()),
                url -> segment.open(config(url, token)));
    }

    private static SegmentSourceConfig config(URI url, String token) {
        return new SegmentSourceConfig(Map.of("api.url", url.toString(), "api.token", token));
    }
}
