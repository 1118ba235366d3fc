package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Failure;
import io.tributary.connect.common.http.Verdict;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.testing.ForeignBodies;
import io.tributary.testkit.contract.ErrorPolicyContract;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each of Intercom's responses means. */
class IntercomErrorPolicyTest extends ErrorPolicyContract {
    private static final ApiRequest LIST = ApiRequest.get("/tags");
    private static final ApiRequest SCROLL_START = ApiRequest.get("/companies/scroll");
    private static final ApiRequest SCROLL = SCROLL_START.with("scroll_param", "place");

    private final IntercomErrorPolicy policy = new IntercomErrorPolicy();

    IntercomErrorPolicyTest() {
        super(new IntercomErrorPolicy(), LIST);
    }

    @Override
    protected List<ApiRequest> pages() {
        return List.of(
                search("/contacts/search", 150), ApiRequest.get("/contacts").with("per_page", 150));
    }

    @Test
    void pageThatIsTooLargeIsHalved() {
        assertThat(size(smaller(search("/contacts/search", 150)))).isEqualTo(75);
        ApiRequest list = ApiRequest.get("/contacts").with("per_page", 150).with("starting_after", "c");
        assertThat(smaller(list)).isEqualTo(list.with("per_page", 75));
        ApiRequest link = ApiRequest.get("https://api.intercom.io/conversations/deleted?page=3&per_page=60&order=desc");
        assertThat(smaller(link).query())
                .containsEntry("page", "1")
                .containsEntry("per_page", "30")
                .containsEntry("order", "desc");
    }

    @ParameterizedTest
    @CsvSource({
        "400, parameter_invalid, UNAVAILABLE",
        "400, parameter_missing, UNAVAILABLE",
        "400, missing_parameter, UNAVAILABLE",
        "400, parameter_not_found, UNAVAILABLE",
        "400, type_mismatch, UNAVAILABLE",
        "400, invalid_field, UNAVAILABLE",
        "400, invalid_sort_order, UNAVAILABLE",
        "400, bad_request, UNAVAILABLE",
        "400, client_error, UNAVAILABLE",
        "400, data_invalid, UNAVAILABLE",
        "400, intercom_version_invalid, UNAVAILABLE",
        "400, scroll_exists, BUSY",
        "401, unauthorized, FAIL",
        "401, token_not_found, FAIL",
        "401, token_revoked, FAIL",
        "401, token_expired, FAIL",
        "401, token_blocked, FAIL",
        "401, missing_authorization, FAIL",
        "401, token_unauthorized, UNAVAILABLE",
        "402, client_error, UNAVAILABLE",
        "403, api_plan_restricted, UNAVAILABLE",
        "403, forbidden, UNAVAILABLE",
        "403, action_forbidden, UNAVAILABLE",
        "404, not_found, UNAVAILABLE",
        "405, unsupported, UNAVAILABLE",
        "406, client_error, UNAVAILABLE",
        "409, resource_conflict, UNAVAILABLE",
        "415, client_error, UNAVAILABLE",
        "422, unprocessable_entity, UNAVAILABLE",
        "418, some_new_code, UNAVAILABLE",
        "408, request_timeout, RETRY",
        "429, rate_limit_exceeded, RATE_LIMITED",
        "429, too_many_requests, RATE_LIMITED",
        "500, server_error, RETRY",
        "502, service_unavailable, RETRY",
        "503, service_unavailable, RETRY",
        "504, retry_after, RETRY",
        "599, some_new_code, RETRY"
    })
    void judgesByStatusAndCode(int status, String code, Kind kind) {
        Verdict verdict = policy.judge(LIST, refusal(status, code));
        assertThat(verdict.kind()).isEqualTo(kind);
        assertThat(verdict.reason()).contains(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void pageOfALoadBalancerIsTriedAgain(int status) {
        for (String path : List.of("/tags", "/conversations/512", "/contacts/63ea41aa")) {
            for (String body : ForeignBodies.ALL) {
                assertThat(policy.judge(ApiRequest.get(path), foreign(status, body))
                                .kind())
                        .isEqualTo(Kind.RETRY);
            }
        }
    }

    @Test
    void scrollStartsOverAfterAForeignResponse() {
        assertThat(policy.judge(SCROLL, foreign(404, "<html>")).kind()).isEqualTo(Kind.EXPIRED_CURSOR);
        assertThat(policy.judge(SCROLL_START, foreign(404, "<html>")).kind()).isEqualTo(Kind.RETRY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/conversations/512",
                "/contacts/63ea41aa",
                "/companies/67570a87",
                "/contacts/63ea41aa/tags",
                "/contacts/63ea41aa/companies",
                "/companies/67570a87/segments",
                "/tickets/215468900000001"
            })
    void rowThatIsNotFoundIsGone(String path) {
        assertThat(policy.judge(ApiRequest.get(path), refusal(404, "not_found")).kind())
                .isEqualTo(Kind.GONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contacts/63ea41aa", "/contacts/63ea41aa/tags", "/contacts/63ea41aa/companies"})
    void contactThatWasMergedIsGone(String path) {
        assertThat(policy.judge(ApiRequest.get(path), refusal(410, "contact_merged"))
                        .kind())
                .isEqualTo(Kind.GONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 405, 410, 418, 422})
    void statusWithoutIntercomsErrorFormatIsRetried(int status) {
        for (ApiRequest request :
                List.of(LIST, SCROLL_START, ApiRequest.get("/contacts/1"), search("/contacts/search", 1))) {
            assertThat(policy.judge(request, notJson(status)).kind()).isEqualTo(Kind.RETRY);
            for (String body :
                    List.of("{}", "{'type':'error.list','errors':[]}", "{'errors':[{'code':'not_found'}]}")) {
                assertThat(policy.judge(request, response(status, body)).kind()).isEqualTo(Kind.RETRY);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contacts/search", "/companies/search", "/conversations/search", "/tickets/search"})
    void searchThatListsAnUnreadableRowIsSplit(String path) {
        assertThat(policy.judge(search(path, 150), refusal(404, "not_found")).kind())
                .isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void scrollNotFoundAtItsFirstCallIsEmpty() {
        assertThat(policy.judge(SCROLL_START, refusal(404, "company_not_found")).kind())
                .isEqualTo(Kind.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/conversations/deleted", "/conversations/attributes", "/companies/list", "/contacts"})
    void pathThatIsNotFoundIsUnavailable(String path) {
        assertThat(policy.judge(ApiRequest.get(path), refusal(404, "not_found")).kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void scrollStartsOverAfterAnyFailure() {
        assertThat(policy.judge(SCROLL, refusal(404, "not_found")).kind()).isEqualTo(Kind.EXPIRED_CURSOR);
        assertThat(policy.judge(SCROLL, refusal(500, "server_error")).kind()).isEqualTo(Kind.EXPIRED_CURSOR);
        assertThat(policy.judge(SCROLL, broken(200)).kind()).isEqualTo(Kind.EXPIRED_CURSOR);
        assertThat(policy.judge(SCROLL_START, refusal(500, "server_error")).kind())
                .isEqualTo(Kind.RETRY);
        assertThat(policy.judge(SCROLL, refusal(429, "rate_limit_exceeded")).kind())
                .isEqualTo(Kind.RATE_LIMITED);
    }

    @Test
    void openScrollIsWaitedFor() {
        Verdict verdict = policy.judge(SCROLL_START, refusal(400, "scroll_exists"));
        assertThat(verdict.kind()).isEqualTo(Kind.BUSY);
        assertThat(verdict.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void refusedCursorIsDropped() {
        ApiRequest search = search("/contacts/search", 150);
        ObjectNode body = search.body().deepCopy();
        body.withObjectProperty("pagination").put("starting_after", "place");
        assertThat(policy.judge(search.withBody(body), refusal(400, "parameter_invalid"))
                        .kind())
                .isEqualTo(Kind.EXPIRED_CURSOR);
        assertThat(policy.judge(search, refusal(400, "parameter_invalid")).kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void usedUpWindowNamesItsEnd() {
        Verdict verdict = policy.judge(
                LIST,
                refusal(
                        429,
                        "rate_limit_exceeded",
                        Map.of("x-ratelimit-reset", String.valueOf(NOW.getEpochSecond() + 7))));
        assertThat(verdict.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(policy.judge(LIST, refusal(429, "too_many_requests")).retryAfter())
                .isNull();
        Verdict requested = policy.judge(LIST, refusal(503, "service_unavailable", Map.of("retry-after", "3")));
        assertThat(requested.retryAfter()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void pagesOfCompaniesShrinkWhereTheApiRefusesTheirSize() {
        assertThat(refused(150)).isEqualTo(60);
        assertThat(refused(60)).isEqualTo(50);
        ApiRequest smallest = search("/companies/search", 50);
        assertThat(policy.judge(smallest, refusal(400, "parameter_invalid")).kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    private int refused(int pageSize) {
        ApiRequest search = search("/companies/search", pageSize);
        Verdict verdict = policy.judge(search, refusal(400, "parameter_invalid"));
        assertThat(verdict.kind()).isEqualTo(Kind.AMEND);
        assertThat(policy.replacement(search, failed(400, null), 1)).isEqualTo(search);
        return size(policy.replacement(search, amended(400), 1));
    }

    @Test
    void pagesHalveAfterTwoTimeouts() {
        ApiException timeout = failed(0, new SocketTimeoutException());
        ApiRequest search = search("/conversations/search", 150);
        assertThat(size(policy.replacement(search, timeout, 1))).isEqualTo(150);
        assertThat(size(policy.replacement(search, timeout, 2))).isEqualTo(75);
        assertThat(policy.replacement(search("/contacts/search", 1), timeout, 2))
                .isEqualTo(search("/contacts/search", 1));
        assertThat(policy.replacement(LIST, timeout, 2)).isEqualTo(LIST);
        ApiException reset = failed(0, new IOException());
        assertThat(size(policy.replacement(search, reset, 2))).isEqualTo(150);
    }

    @Test
    void saysWhatToDo() {
        assertThat(policy.judge(LIST, refusal(401, "unauthorized")).reason()).contains("access.token");
        assertThat(policy.judge(LIST, refusal(401, "token_unauthorized")).reason())
                .contains("Developer Hub");
        assertThat(policy.judge(LIST, refusal(400, "intercom_version_invalid")).reason())
                .contains("intercom.version");
    }

    private static ApiRequest search(String path, int pageSize) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("pagination").put("per_page", pageSize);
        return ApiRequest.post(path, body);
    }

    private static int size(ApiRequest search) {
        return search.body().at("/pagination/per_page").asInt();
    }

    private static Failure refusal(int status, String code) {
        return refusal(status, code, Map.of());
    }

    private static Failure refusal(int status, String code, Map<String, String> headers) {
        return response(
                status, headers, "{'type':'error.list','errors':[{'code':'" + code + "','message':'said so'}]}");
    }
}
