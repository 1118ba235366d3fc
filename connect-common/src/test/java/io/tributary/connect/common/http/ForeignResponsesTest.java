package io.tributary.connect.common.http;

import static io.tributary.connect.common.testing.RawServer.ok;
import static io.tributary.connect.common.testing.RawServer.refusal;
import static io.tributary.connect.common.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.testing.ForeignBodies;
import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.RawServer.Response;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of proxies, gateways, firewalls and other programs. None of them is a verdict on a table or a credential. */
@Tag("slow")
class ForeignResponsesTest {
    private static final Response GOOD = ok("{'data':[{'id':1},{'id':2}]}");

    private final RawServer server = new RawServer();
    private final Harness harness = new Harness(server.url());

    @AfterEach
    void close() {
        harness.close();
        server.close();
    }

    private static Stream<Arguments> foreignResponses() {
        return IntStream.of(200, 202, 206, 301, 302, 307, 400, 401, 402, 403, 404, 405, 406, 410, 418, 422, 498, 499)
                .boxed()
                .flatMap(status -> ForeignBodies.ALL.stream().map(body -> Arguments.of(status, body)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("foreignResponses")
    void areRetried(int status, String body) {
        Response foreign = response(status, body, "Location: /elsewhere", "X-Note: " + ForeignBodies.MARKER);
        server.on("/x", foreign, foreign, GOOD);
        assertThat(harness.read("/x").rows()).containsExactly(1, 2);
        assertThat(server.requests()).hasSize(3);
        assertThat(harness.retries.get()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("foreignResponses")
    void failTheRequestWithoutBeingQuotedIfTheyPersist(int status, String body) {
        server.on("/x", response(status, body, "Location: /" + ForeignBodies.MARKER));
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.RETRY);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.getMessage())
                .contains("Table rows: GET /x returned " + status, "Gave up after 4 attempts")
                .doesNotContain(ForeignBodies.MARKER);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 403, 404, 410})
    void htmlResponseSuggestsAProxy(int status) {
        server.on("/x", response(status, "<!DOCTYPE html><html><body>no</body></html>"));
        assertThat(failure().getMessage())
                .contains("HTML response", "is there a proxy or gateway in between?", "api.url");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void emptyRefusalSuggestsTheCredentialToo(int status) {
        server.on("/x", response(status, ""));
        assertThat(failure().getMessage()).contains("empty response", "api.url", "check the credential");
        server.on("/x", response(status, "<html>"));
        assertThat(failure().getMessage()).doesNotContain("credential");
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 203, 204, 206, 226})
    void onlyStatus200IsASuccess(int status) {
        server.on("/x", response(status, "{\"data\":[]}"), GOOD);
        assertThat(harness.read("/x").rows()).hasSize(2);
    }

    @Test
    void proxyAuthenticationIsAPermanentFailure() {
        server.on("/x", refusal(407));
        assertThat(failure().getMessage()).contains("proxy.user", "proxy.password");
        assertThat(failure().kind()).isEqualTo(Kind.FAIL);
    }

    @Test
    void foreignRefusalOfTheCheckDoesNotRefuseTheCredential() {
        for (String body : ForeignBodies.ALL) {
            server.on("/x", refusal(499)).on("/check", response(401, body));
            assertThat(failure().kind()).as(body).isEqualTo(Kind.RETRY);
        }
    }

    @Test
    void foreignResponseToTheCheckDoesNotProveTheCredential() {
        for (String body : List.of("{\"status\":\"ok\"}", "{}", "[]", "<html>welcome</html>")) {
            server.on("/x", refusal(499)).on("/check", response(200, body));
            assertThat(failure().kind()).as(body).isEqualTo(Kind.RETRY);
        }
    }

    @Test
    void singleRowMustHaveItsId() {
        server.on("/x", ok("{'status':'ok'}"), ok("{}"), ok("{'id':''}"));
        RowReader<String> row = RowReader.one("", "/id", json -> json.path("id").asText());
        ApiRequest request = ApiRequest.get("/x");
        for (int i = 0; i < 2; i++) {
            ApiException failure = catchThrowableOfType(ApiException.class, () -> harness.readOnce(request, row));
            assertThat(failure).hasMessageContaining("the response has no /id");
        }
        assertThat(harness.readOnce(request, row).rows()).containsExactly("");
    }

    private ApiException failure() {
        return catchThrowableOfType(ApiException.class, () -> harness.read("/x"));
    }
}
