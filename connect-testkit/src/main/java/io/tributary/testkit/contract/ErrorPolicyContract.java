package io.tributary.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.ErrorPolicy;
import io.tributary.connect.common.http.Failure;
import io.tributary.connect.common.http.ProxyException;
import io.tributary.connect.common.http.ResponseTooLargeException;
import io.tributary.connect.common.http.Verdict;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.testing.ForeignBodies;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How every vendor's error policy judges responses that mean the same for all vendors. */
public abstract class ErrorPolicyContract {
    /** The server's clock. */
    protected static final Instant NOW = Instant.parse("2026-08-20T16:00:00Z");

    private static final IOException TOO_LARGE = new ResponseTooLargeException("the response is too large");

    private final ErrorPolicy policy;
    private final ApiRequest request;

    /**
     * @param request for a list, without parameters that a policy might amend
     */
    protected ErrorPolicyContract(ErrorPolicy policy, ApiRequest request) {
        this.policy = policy;
        this.request = request;
    }

    /** A response with a JSON body. Apostrophes stand for quotation marks. */
    protected static Failure response(int status, String body) {
        return response(status, Map.of(), body);
    }

    /** A response with headers, by lower-case name, and a JSON body. Apostrophes stand for quotation marks. */
    protected static Failure response(int status, Map<String, String> headers, String body) {
        return new Failure(status, headers, Json.parse(body.replace('\'', '"')), null, NOW);
    }

    /** A response whose body is not JSON. */
    protected static Failure notJson(int status) {
        return new Failure(status, Map.of(), MissingNode.getInstance(), null, NOW);
    }

    /** No response, or a truncated one. */
    protected static Failure broken(int status) {
        return Failure.of(status, new IOException("cut"), NOW);
    }

    /** A failure that requires another request. */
    protected static ApiException amended(int status) {
        return new ApiException(Kind.AMEND, status, null, "", null);
    }

    /** A temporary failure. */
    protected static ApiException failed(int status, Throwable cause) {
        return new ApiException(Kind.RETRY, status, null, "", cause);
    }

    @ParameterizedTest
    @CsvSource({"429, RATE_LIMITED", "500, RETRY", "502, RETRY", "503, RETRY", "504, RETRY"})
    void temporaryStatusIsRetriedWhateverTheBody(int status, Kind kind) {
        assertThat(policy.judge(request, response(status, "{}")).kind()).isEqualTo(kind);
        assertThat(policy.judge(request, notJson(status)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 301, 302, 400, 401, 402, 403, 404, 405, 406, 407, 409, 410, 418, 422, 451})
    void noForeignResponseIsAVerdict(int status) {
        for (String body : ForeignBodies.ALL) {
            Verdict verdict = policy.judge(request, foreign(status, body));
            assertThat(verdict.kind()).as(body).isEqualTo(Kind.RETRY);
            assertThat(verdict.reason()).isNotBlank().doesNotContain(ForeignBodies.MARKER);
            assertThat(policy.replacement(request, failed(status, null), 1)).isEqualTo(request);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void noForeignTextIsQuoted(int status) {
        for (String body : ForeignBodies.ALL) {
            assertThat(policy.judge(request, foreign(status, body)).reason()).doesNotContain(ForeignBodies.MARKER);
        }
    }

    /** A response of another program, parsed if it is JSON. */
    protected static Failure foreign(int status, String body) {
        try {
            JsonNode json = Json.parse(body);
            return new Failure(status, Map.of(), json.isTextual() ? MissingNode.getInstance() : json, null, NOW);
        } catch (IllegalArgumentException e) {
            return notJson(status);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "200"})
    void brokenResponseIsRetried(int status) {
        assertThat(policy.judge(request, broken(status)).kind()).isEqualTo(Kind.RETRY);
        assertThat(policy.replacement(request, failed(status, null), 1)).isEqualTo(request);
    }

    @Test
    void responseThatIsTooLargeIsHalvedOrRetried() {
        assertThat(smaller(request)).isEqualTo(request);
        Failure tooLarge = Failure.of(200, TOO_LARGE, NOW);
        assertThat(policy.judge(request, tooLarge).kind()).isEqualTo(Kind.RETRY);
        assertThat(policy.judge(request, tooLarge).reason()).contains("too large", "no smaller page");
        for (ApiRequest page : pages()) {
            assertThat(policy.judge(page, tooLarge).kind()).isEqualTo(Kind.AMEND);
            assertThat(smaller(page)).isNotEqualTo(page);
        }
    }

    /** The request that is sent after the response to {@code page} was too large. */
    protected ApiRequest smaller(ApiRequest page) {
        return policy.next(page, failed(200, TOO_LARGE), 1);
    }

    /** Requests with a page size. */
    protected abstract List<ApiRequest> pages();

    @Test
    void retryAfterIsHonored() {
        Failure limited = response(429, Map.of("retry-after", "7"), "{}");
        assertThat(policy.judge(request, limited).retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @CsvSource({
        "429, 2.5, PT2.5S",
        "429, '3, 3', PT3S",
        "429, 'Thu, 20 Aug 2026 16:00:23 GMT', PT23S",
        "503, 'Thursday, 20-Aug-26 16:00:23 GMT', PT23S",
        "503, 'Thu Aug 20 16:00:23 2026', PT23S",
        "429, 1787241623000, PT23S"
    })
    void retryAfterIsReadInEveryFormat(int status, String text, Duration wait) {
        Failure limited = response(status, Map.of("retry-after", text), "{}");
        assertThat(policy.judge(request, limited).retryAfter()).isEqualTo(wait);
    }

    /** A proxy's failures say nothing about a credential, table or row of the API. */
    @Test
    void proxyFailuresAreReportedAsTheProxys() {
        HttpHost proxy = new HttpHost("squid.example", 3128);
        Verdict refused = policy.judge(request, Failure.of(0, ProxyException.refusal(proxy), NOW));
        assertThat(refused.kind()).isEqualTo(Kind.FAIL);
        assertThat(refused.reason()).contains("squid.example:3128", "proxy.password");
        Verdict down =
                policy.judge(request, Failure.of(0, ProxyException.noResponse(proxy, new IOException("x")), NOW));
        assertThat(down.kind()).isEqualTo(Kind.RETRY);
        assertThat(down.reason()).contains("squid.example:3128", "proxy.url");
    }

    @Test
    void responseWithoutAnErrorIsASuccess() {
        assertThat(policy.judgePage(request, Json.MAPPER.createObjectNode())).isNull();
    }
}
