package io.tributary.connect.customerio;

import static io.tributary.connect.common.http.ApiRequest.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Verdict;
import io.tributary.testkit.contract.ErrorPolicyContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each response means. */
class CustomerIoErrorPolicyTest extends ErrorPolicyContract {
    private static final String ERROR = "{'errors':[{'detail':'no','status':'400'}]}";

    private final CustomerIoErrorPolicy policy = new CustomerIoErrorPolicy();

    CustomerIoErrorPolicyTest() {
        super(new CustomerIoErrorPolicy(), get("/campaigns"));
    }

    @Override
    protected List<ApiRequest> pages() {
        return List.of(
                get("/messages").with("limit", 1000),
                get("/esp/suppression/bounces").with("limit", 2));
    }

    @Test
    void pageThatIsTooLargeIsHalved() {
        ApiRequest page = get("/messages").with("limit", 1000).with("start", "MDox");
        assertThat(smaller(page)).isEqualTo(page.with("limit", 500));
    }

    @ParameterizedTest
    @CsvSource({
        "400, UNAVAILABLE",
        "401, FAIL",
        "402, UNAVAILABLE",
        "403, UNAVAILABLE",
        "404, UNAVAILABLE",
        "408, RETRY",
        "422, UNAVAILABLE",
        "429, RATE_LIMITED",
        "500, RETRY",
        "502, RETRY",
        "503, RETRY",
        "504, RETRY",
        "522, RETRY",
        "524, RETRY"
    })
    void statusDecides(int status, Kind kind) {
        for (String body : List.of(ERROR, "{'meta':{'error':'no'}}", "{'meta':{'errors':['no']}}")) {
            assertThat(judge(get("/campaigns"), status, body).kind()).isEqualTo(kind);
        }
    }

    /** A key of the Track API, another region, a missing scope and a blocked address look alike. */
    @ParameterizedTest
    @CsvSource({"401", "403"})
    void refusalNamesAllItsReasons(int status) {
        assertThat(judge(get("/campaigns"), status, ERROR).reason())
                .contains("App API key", "Track API key", "api.region", "scope", "IP allowlist");
    }

    @Test
    void refusedCursorIsDropped() {
        ApiRequest page = get("/messages").with("limit", 1000).with("start", "MDox");
        assertThat(judge(page, 400, ERROR).kind()).isEqualTo(Kind.EXPIRED_CURSOR);
    }

    @ParameterizedTest
    @CsvSource({"/newsletters", "/sender_identities"})
    void refusedPageIsHalvedWhereNoMaximumIsPublished(String path) {
        ApiRequest request = get(path).with("limit", 100);
        Verdict verdict = judge(request, 400, ERROR);
        assertThat(verdict.kind()).isEqualTo(Kind.AMEND);
        ApiException refusal = amended(400);
        assertThat(policy.replacement(request, refusal, 1).query()).containsEntry("limit", "50");
        assertThat(judge(request.with("limit", 6), 400, ERROR).kind()).isEqualTo(Kind.UNAVAILABLE);
        for (int passing : new int[] {400, 503}) {
            assertThat(policy.replacement(request, failed(passing, null), 1)).isEqualTo(request);
        }
    }

    /** A campaign, broadcast, newsletter or segment may have been deleted since it was listed. */
    @ParameterizedTest
    @CsvSource({
        "/campaigns/5/actions, GONE",
        "/broadcasts/5/metrics, GONE",
        "/newsletters/5/contents, GONE",
        "/segments/5/membership, GONE",
        "/newsletters, UNAVAILABLE",
        "/segments, UNAVAILABLE"
    })
    void rowOfAPathMayBeGone(String path, Kind kind) {
        assertThat(judge(get(path), 404, ERROR).kind()).isEqualTo(kind);
        assertThat(judge(get(path), 403, ERROR).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"400", "404", "410"})
    void typeOfSuppressionMayBeUnknown(int status) {
        assertThat(judge(get("/esp/suppression/blocks"), status, ERROR).kind()).isEqualTo(Kind.GONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'errors':[{'detail':'bad limit','status':'400'}]}|bad limit",
                "{'errors':[{'code':'invalid_credentials','detail':'no','status':401}]}|invalid_credentials: no",
                "{'meta':{'error':'not allowed'}}|not allowed",
                "{'meta':{'errors':['one','two']}}|one"
            },
            quoteCharacter = '`')
    void reasonIsTakenFromEveryShape(String body, String reason) {
        assertThat(judge(get("/campaigns"), 422, body).reason()).isEqualTo(reason);
    }

    @Test
    void longReasonIsTruncated() {
        assertThat(judge(get("/campaigns"), 422, "{'meta':{'error':'" + "x".repeat(5000) + "'}}")
                        .reason())
                .hasSizeLessThan(400);
    }

    private Verdict judge(ApiRequest request, int status, String body) {
        return policy.judge(request, response(status, body));
    }
}
