package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Failure;
import io.tributary.connect.common.http.Verdict;
import io.tributary.connect.common.testing.Toys;
import io.tributary.connect.kustomer.Search.Index;
import io.tributary.connect.kustomer.Search.Order;
import io.tributary.testkit.contract.ErrorPolicyContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each of Kustomer's responses means. */
class KustomerErrorPolicyTest extends ErrorPolicyContract {
    private static final ApiRequest LIST = ApiRequest.get("/v1/tags");
    private static final ApiRequest SEARCH =
            Search.of(Index.LIVE, "note", Order.UPDATED, null, null).request();

    private final KustomerErrorPolicy policy = new KustomerErrorPolicy();

    KustomerErrorPolicyTest() {
        super(new KustomerErrorPolicy(), LIST);
    }

    @Override
    protected List<ApiRequest> pages() {
        return List.of(LIST.with("page", 3).with("pageSize", 100), SEARCH);
    }

    @Test
    void pageThatIsTooLargeIsHalvedAndReadFromTheFirst() {
        ApiRequest list = LIST.with("page", 3).with("pageSize", 100);
        assertThat(smaller(list)).isEqualTo(LIST.with("page", 1).with("pageSize", 50));
        assertThat(Search.of(smaller(SEARCH)).request()).isEqualTo(smaller(SEARCH));
        assertThat(Search.of(smaller(SEARCH)).size()).isEqualTo(250);
    }

    @ParameterizedTest
    @CsvSource({
        "400, UNAVAILABLE",
        "401, FAIL",
        "402, DENIED",
        "403, DENIED",
        "404, UNAVAILABLE",
        "408, RETRY",
        "409, UNAVAILABLE",
        "422, UNAVAILABLE",
        "429, RATE_LIMITED",
        "500, RETRY",
        "502, RETRY",
        "503, RETRY",
        "504, RETRY"
    })
    void judgesByStatus(int status, Kind kind) {
        Verdict verdict = policy.judge(LIST, response(status, "{'errors':[{'code':'some_code','message':'why'}]}"));
        assertThat(verdict.kind()).isEqualTo(kind);
        assertThat(verdict.reason()).startsWith("some_code: why");
    }

    /** Every organization has companies, conversations, customers and messages: only a class may be gone. */
    @ParameterizedTest
    @CsvSource({"/v1/metadata/kobject.order, GONE", "/v1/metadata/customer, UNAVAILABLE", "/v1/klasses, UNAVAILABLE"})
    void missingAttributesOfAClassMeanThatItIsGone(String path, Kind kind) {
        String missing = "{'errors':[{'code':'not_found','message':'why'}]}";
        assertThat(policy.judge(ApiRequest.get(path), response(404, missing)).kind())
                .isEqualTo(kind);
    }

    @Test
    void readsBothShapesOfErrors() {
        String detailed =
                "{'errors':[{'status':'403','code':'forbidden','title':'Forbidden','detail':'Missing role: x'}]}";
        assertThat(policy.judge(LIST, response(403, detailed)).reason())
                .isEqualTo("forbidden: Forbidden; Missing role: x");
        String title = "{'errors':[{'status':'403','title':'Forbidden'}]}";
        assertThat(policy.judge(LIST, response(403, title)).reason()).isEqualTo("error: Forbidden");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 408, 422, 429, 500})
    void showsTitleAndDetailOfEveryError(int status) {
        String body = "{'errors':[{'code':'invalid','title':'Additional properties not allowed',"
                + "'detail':'badparam: /properties/custom/additionalProperties','meta':{'secret':'m'},'source':'s'}]}";
        assertThat(policy.judge(LIST, response(status, body)).reason())
                .startsWith("invalid: Additional properties not allowed; "
                        + "badparam: /properties/custom/additionalProperties")
                .doesNotContain("secret", "source");
    }

    @Test
    void aLongTitleLeavesRoomForTheDetail() {
        String filler = "x".repeat(5000);
        String body = "{'errors':[{'code':'" + filler + "','title':'" + filler + "','detail':'why'}]}";
        assertThat(policy.judge(LIST, response(400, body)).reason())
                .hasSizeLessThan(500)
                .endsWith("…; why");
    }

    @Test
    void repeatedTextIsShownOnce() {
        String body = "{'errors':[{'code':'a','message':'gone','title':'gone','detail':' '}]}";
        assertThat(policy.judge(LIST, response(404, body)).reason()).isEqualTo("a: gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'errors':[]}", "{'errors':'x'}", "[]"})
    void retriesErrorsWithoutAnExplanation(String body) {
        assertThat(policy.judge(LIST, response(403, body)).kind()).isEqualTo(Kind.RETRY);
        assertThat(policy.judge(LIST, notJson(403)).kind()).isEqualTo(Kind.RETRY);
    }

    @Test
    void saysWhatToDoAboutARefusedToken() {
        assertThat(policy.judge(LIST, response(401, "{'errors':[{'code':'unauthorized'}]}"))
                        .reason())
                .contains("api.token", "api.region");
    }

    @Test
    void sendsARefusedSearchOnceWithoutDeletedRows() {
        Failure refused = response(400, "{'errors':[{'code':'bad_request','message':'includeDeleted'}]}");
        assertThat(policy.judge(SEARCH, refused)).isEqualTo(new Verdict(Kind.AMEND, "bad_request: includeDeleted"));
        ApiRequest again = policy.replacement(SEARCH, amended(400), 1);
        assertThat(again.body().has("includeDeleted")).isFalse();
        assertThat(Search.of(again).deleted()).isFalse();
        assertThat(policy.judge(again, refused).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(policy.replacement(SEARCH, failed(400, null), 1)).isEqualTo(SEARCH);
    }

    @Test
    void doesNotUseASearchWithoutPageInformation() {
        assertThat(policy.judgePage(SEARCH, Toys.json("{'meta':1,'links':null}"))
                        .kind())
                .isEqualTo(Kind.RETRY);
        assertThat(policy.judgePage(SEARCH, Toys.json("{'links':{}}"))).isNull();
        assertThat(policy.judgePage(LIST, Toys.json("{}"))).isNull();
    }

    @Test
    void doesNotUseAPageThatTimedOut() {
        assertThat(policy.judgePage(SEARCH, Toys.json("{'meta':{'timed_out':true}}"))
                        .kind())
                .isEqualTo(Kind.RETRY);
        assertThat(policy.judgePage(SEARCH, Toys.json("{'meta':1,'links':null}"))
                        .kind())
                .isEqualTo(Kind.RETRY);
        assertThat(policy.judgePage(SEARCH, Toys.json("{'links':{}}"))).isNull();
        assertThat(policy.judgePage(LIST, Toys.json("{}"))).isNull();
        assertThat(policy.judgePage(SEARCH, Toys.json("{'meta':{'timed_out':false}}")))
                .isNull();
        assertThat(policy.judgePage(LIST, Toys.json("{'meta':{}}"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "retry-after, 7, 7",
        "x-ratelimit-reset, 1787241630, 30",
        "x-ratelimit-reset, 1787241630000, 30",
        "x-ratelimit-reset, 30, 30",
        "x-ratelimit-reset, 1600000000, 0",
        "x-ratelimit-reset, soon, 60",
        "x-other, 1, 60"
    })
    void waitsAsLongAsAResponseSays(String header, String value, long seconds) {
        Failure limited = response(429, Map.of(header, value), "{}");
        assertThat(policy.judge(SEARCH, limited).retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }
}
