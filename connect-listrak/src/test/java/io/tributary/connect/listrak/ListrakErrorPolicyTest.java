package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Failure;
import io.tributary.connect.common.http.Verdict;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.listrak.service.SoapRequester;
import io.tributary.testkit.contract.ErrorPolicyContract;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listrak's faults and errors, and pages of its web server. */
class ListrakErrorPolicyTest extends ErrorPolicyContract {
    private static final ApiRequest CLICKS =
            SoapRequester.request("ReportRangeMessageContactClick").with("MsgID", 11803348);
    private static final ApiRequest LISTS = SoapRequester.request("GetContactListCollection");

    private final ListrakErrorPolicy policy = new ListrakErrorPolicy();

    ListrakErrorPolicyTest() {
        super(new ListrakErrorPolicy(), LISTS);
    }

    @Override
    protected List<ApiRequest> pages() {
        return List.of(DateWindows.between(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-01"), CLICKS)
                .first());
    }

    @ParameterizedTest
    @CsvSource({
        "[InvalidLogonAttempt] no, FAIL",
        "[LoginAttemptsExceeded] no, RATE_LIMITED",
        "[ProhibitedIPAddress] no, FAIL",
        "soap:Client Server was unable to read request, UNAVAILABLE",
        "Server did not recognize the value of HTTP Header SOAPAction, UNAVAILABLE",
        "Message does not exist, GONE",
        "You are not authorized for message 11803348, GONE",
        "System.UnauthorizedAccessException: no, UNAVAILABLE",
        "Access is denied, UNAVAILABLE",
        "An unknown error occurred, RETRY",
        "Timeout expired, RETRY",
        "deadlock victim, RETRY",
    })
    void judgesFaultsAndErrorsWithStatus200Alike(String text, Kind kind) {
        assertThat(fault(500, TextNode.valueOf(text)).kind()).isEqualTo(kind);
        ObjectNode envelope = Json.MAPPER.createObjectNode();
        envelope.putObject("WSException").put("Description", text);
        assertThat(policy.judgePage(CLICKS, envelope).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "403, RETRY",
        "404, RETRY",
        "500, RETRY",
        "502, RETRY",
        "503, RETRY",
        "429, RATE_LIMITED",
        "401, RETRY",
        "301, RETRY",
        "400, RETRY"
    })
    void judgesPagesOfTheWebServer(int status, Kind kind) {
        assertThat(fault(status, MissingNode.getInstance()).kind()).isEqualTo(kind);
    }

    @Test
    void deletesNoParentIfTheRequestHasNone() {
        Failure failure = new Failure(500, Map.of(), TextNode.valueOf("message not found"), null, Instant.EPOCH);
        assertThat(policy.judge(LISTS, failure).kind()).isEqualTo(Kind.RETRY);
    }

    @Test
    void waitsIfTheAccountIsLocked() {
        assertThat(fault(500, TextNode.valueOf("[LoginAttemptsExceeded]")).retryAfter())
                .isGreaterThanOrEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void namesTheInnermostReason() {
        Verdict verdict =
                fault(500, TextNode.valueOf("SoapException: no. ---> System.Exception: Timeout expired\n   at Run()"));
        assertThat(verdict.reason()).isEqualTo("System.Exception: Timeout expired");
    }

    private Verdict fault(int status, JsonNode body) {
        return policy.judge(CLICKS, new Failure(status, Map.of(), body, null, Instant.EPOCH));
    }
}
