package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Verdict;
import io.tributary.testkit.contract.ErrorPolicyContract;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each of Segment's responses means. */
class SegmentErrorPolicyTest extends ErrorPolicyContract {
    private static final String ERROR = "{'errors':[{'type':'NotFound'}]}";
    private static final ApiRequest LIST = ApiRequest.get("/users").with("pagination.count", 1000);

    private final SegmentErrorPolicy policy = new SegmentErrorPolicy();

    SegmentErrorPolicyTest() {
        super(new SegmentErrorPolicy(), MediaTypes.unnamed(ApiRequest.get("/users")));
    }

    @Override
    protected List<ApiRequest> pages() {
        return List.of(LIST);
    }

    @Test
    void pageThatIsTooLargeIsHalved() {
        assertThat(smaller(LIST.with("pagination.cursor", "c")))
                .isEqualTo(LIST.with("pagination.cursor", "c").with("pagination.count", 500));
    }

    @ParameterizedTest
    @CsvSource({
        "/users, 400, UNAVAILABLE",
        "/users, 401, DENIED",
        "/, 401, FAIL",
        "/users, 402, UNAVAILABLE",
        "/users, 403, UNAVAILABLE",
        "/users, 404, UNAVAILABLE",
        "/users, 406, UNAVAILABLE",
        "/destinations/d/subscriptions, 404, GONE",
        "/destinations/d/delivery-metrics, 404, GONE",
        "/sources/s/connected-warehouses, 404, GONE",
        "/warehouses/w/connected-sources, 404, GONE",
        "/tracking-plans/t/rules, 404, GONE",
        "/tracking-plans/t/sources, 410, GONE",
        "/spaces/s/audiences, 404, GONE",
        "/spaces, 404, UNAVAILABLE",
        "/tracking-plans, 404, UNAVAILABLE",
        "/destinations/d/subscriptions, 410, GONE",
        "/destinations/d/delivery-metrics, 410, GONE",
        "/sources/s/connected-destinations, 410, GONE",
        "/sources/s/connected-warehouses, 410, GONE",
        "/warehouses/w/connected-sources, 410, GONE",
        "/users, 410, UNAVAILABLE",
        "/catalog/sources, 404, UNAVAILABLE",
        "/usage/mtu/daily, 404, UNAVAILABLE",
        "/users, 408, RETRY",
        "/users, 409, UNAVAILABLE",
        "/users, 413, UNAVAILABLE",
        "/users, 422, UNAVAILABLE",
        "/users, 429, RATE_LIMITED",
        "/users, 500, RETRY",
        "/users, 503, RETRY"
    })
    void judgesByStatusAndPath(String path, int status, Kind kind) {
        ApiRequest request = MediaTypes.unnamed(ApiRequest.get(path));
        assertThat(policy.judge(request, response(status, ERROR)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"404", "406", "410"})
    void namedVersionIsTriedUnnamed(int status) {
        Verdict verdict = policy.judge(LIST, response(status, ERROR));
        assertThat(verdict.kind()).isEqualTo(Kind.AMEND);
        ApiRequest again = policy.replacement(LIST, amended(status), 1);
        assertThat(again.headers()).containsEntry("Accept", "application/json");
        assertThat(policy.judge(again, response(status, ERROR)).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void refusedParameterIsAmended() {
        String count = "{\"errors\":[{\"type\":\"input-validation\",\"field\":\"pagination.count\"}]}";
        assertThat(policy.judge(LIST, response(422, count)).kind()).isEqualTo(Kind.AMEND);
        ApiRequest smaller = policy.replacement(LIST, amended(422), 1);
        assertThat(smaller.query()).containsEntry("pagination.count", "200");
        assertThat(policy.judge(smaller, response(422, count)).kind()).isEqualTo(Kind.UNAVAILABLE);
        String cursor = "{\"errors\":[{\"type\":\"input-validation\",\"field\":\"pagination.cursor\"}]}";
        assertThat(policy.judge(LIST.with("pagination.cursor", "MA=="), response(422, cursor))
                        .kind())
                .isEqualTo(Kind.EXPIRED_CURSOR);
        assertThat(policy.judge(LIST, response(422, cursor)).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void refusedWindowFallsBackToTheDefault() {
        ApiRequest metrics = ApiRequest.get("/destinations/d/delivery-metrics").with("sourceId", "s");
        ApiRequest withWindow = DeliveryWindow.LAST_14_DAYS.applyTo(metrics, NOW);
        assertThat(policy.judge(withWindow, response(422, ERROR)).kind()).isEqualTo(Kind.AMEND);
        assertThat(policy.replacement(withWindow, amended(422), 1)).isEqualTo(metrics);
        assertThat(policy.judge(metrics, response(422, ERROR)).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "404, 2026-07-01, GONE",
        "410, 2026-07-01, GONE",
        "422, 2012-01-01, GONE",
        "404, 2026-08-01, UNAVAILABLE",
        "422, 2026-08-01, UNAVAILABLE"
    })
    void pastMonthMayBeRefused(int status, String period, Kind kind) {
        ApiRequest usage = MediaTypes.unnamed(ApiRequest.get("/usage/mtu/daily").with("period", period));
        assertThat(policy.judge(usage, response(status, ERROR)).kind()).isEqualTo(kind);
    }

    @Test
    void waitsAsTheServerSays() {
        String body = "{\"errors\":[{\"type\":\"RequestError\",\"data\":{\"msBeforeNext\":57647}}]}";
        Map<String, String> reset = Map.of("x-ratelimit-reset", "Thu, 20 Aug 2026 16:00:23 GMT");
        assertThat(wait(Map.of("retry-after", "7"), body)).isEqualTo(Duration.ofSeconds(7));
        assertThat(wait(reset, body)).isEqualTo(Duration.ofMillis(57_647));
        assertThat(wait(reset, "{}")).isEqualTo(Duration.ofSeconds(23));
        assertThat(wait(Map.of(), body.replace("57647", "\"57647\""))).isEqualTo(Duration.ofMillis(57_647));
        assertThat(wait(Map.of("x-ratelimit-reset", "soon"), "{}")).isNull();
        assertThat(wait(Map.of("x-ratelimit-reset", "Thu, 20 Aug 2026 15:59:59 GMT"), "{}"))
                .isNull();
        assertThat(wait(Map.of(), "{}")).isNull();
    }

    private Duration wait(Map<String, String> headers, String body) {
        return policy.judge(LIST, response(429, headers, body)).retryAfter();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'Thu, 20 Aug 2026 16:00:23 GMT', PT23S",
        "0, 'Thu, 20 Aug 2026 16:00:23 +0000', PT23S",
        "0, 'Thu, 20 Aug 2026 15:00:00 GMT', PT0S",
        "0, 1787241623, PT23S",
        "0, 1787241623000, PT23S",
        "0, 23, PT23S",
        "0, 57647, ",
        "0, 'Fri, 21 Aug 2026 16:00:23 GMT', ",
        "0, , ",
        "12, 'Thu, 20 Aug 2026 16:00:23 GMT', "
    })
    void usedUpQuotaHoldsUntilItsReset(String remaining, String reset, Duration hold) {
        Map<String, String> headers = reset == null
                ? Map.of("x-ratelimit-remaining", remaining)
                : Map.of("x-ratelimit-remaining", remaining, "x-ratelimit-reset", reset);
        assertThat(new SegmentQuota().hold(headers, NOW)).isEqualTo(hold);
        assertThat(new SegmentQuota().hold(Map.of(), NOW)).isNull();
    }

    @Test
    void slowPagesHalveDownToALimit() {
        ApiException timeout = failed(0, new SocketTimeoutException());
        assertThat(policy.replacement(LIST, timeout, 1)).isEqualTo(LIST);
        assertThat(policy.replacement(LIST, timeout, 2).query()).containsEntry("pagination.count", "500");
        ApiRequest small = LIST.with("pagination.count", 40);
        assertThat(policy.replacement(small, timeout, 5)).isEqualTo(small);
    }

    @Test
    void messageAboutTheRegionNeedsNoType() {
        String words = "'message':'Requests must be sent to the EU-hosted API'";
        for (String body : List.of("{" + words + "}", "{'error':{" + words + "}}")) {
            assertThat(policy.judge(LIST, response(403, body)).kind()).isEqualTo(Kind.WRONG_REGION);
        }
    }

    @Test
    void refusedMediaTypeIsSentWithoutVersion() {
        assertThat(policy.replacement(LIST, failed(406, null), 1).headers())
                .containsEntry("Accept", "application/json");
        assertThat(policy.replacement(LIST, failed(404, null), 1)).isEqualTo(LIST);
    }
}
