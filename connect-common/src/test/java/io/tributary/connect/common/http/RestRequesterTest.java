package io.tributary.connect.common.http;

import static io.tributary.connect.common.testing.RawServer.head;
import static io.tributary.connect.common.testing.RawServer.ok;
import static io.tributary.connect.common.testing.RawServer.refusal;
import static io.tributary.connect.common.testing.RawServer.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.RawServer.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How each kind of server error is handled. */
class RestRequesterTest {
    private static final Response GOOD = ok("{'data':[{'id':1},{'id':2}],'next':'x'}");
    private static final Duration SHORT = Duration.ofMillis(300);

    private final RawServer server = new RawServer();
    private final Harness harness = new Harness(server.url());

    @AfterEach
    void close() {
        harness.close();
        server.close();
    }

    @Test
    void rowsAndEnvelopeAreRead() {
        server.on("/x?a=b%20c", ok("{'data':[{'id':1}],'next':'x'}", "Date: Sat, 31 Jan 2026 12:00:00 GMT"));
        Page<Integer> page = harness.read(ApiRequest.get("/x").with("a", "b c"));
        assertThat(page.rows()).containsExactly(1);
        assertThat(page.text("/next")).isEqualTo("x");
        assertThat(page.envelope().has("data")).isFalse();
        assertThat(page.serverTime()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(server.requests().get(0).has("Authorization: Bearer " + Harness.TOKEN))
                .isTrue();
        assertThat(server.requests().get(0).has("User-Agent: tributary/test")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x y", "a%zz", "../check", "a/b", "a?b", "a#b", "Größe", "\u0000", "a;b=c", "%2e%2e"})
    void idCannotReachAnotherEndpoint(String id) {
        String segment = URLEncoder.encode(id, UTF_8).replace("+", "%20");
        server.on("/x/" + segment + "/y", GOOD);
        server.on("/x/" + segment + "/y?p=1", GOOD);
        assertThat(harness.read(ApiRequest.byId("/x/{}/y", id)).rows()).containsExactly(1, 2);
        assertThat(harness.read(ApiRequest.byId("/x/{}/y", id).with("p", 1)).rows())
                .containsExactly(1, 2);
    }

    private static Stream<Arguments> passingTroubles() {
        return Stream.of(
                Arguments.of("a server error", response(500, "{}")),
                Arguments.of("a bad gateway in HTML", response(502, "<html>")),
                Arguments.of("a request timeout", response(408, "")),
                Arguments.of("HTML with 200", response(200, "<html>maintenance</html>")),
                Arguments.of("no body", response(200, "")),
                Arguments.of("no rows", ok("{'error':'none'}")),
                Arguments.of("rows that are none", ok("{'data':7}")),
                Arguments.of("no object", ok("[1]")),
                Arguments.of("bad UTF-8", response(200, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})),
                Arguments.of("too deep", response(200, "[".repeat(5000))),
                Arguments.of("a cut response", (Response) (out, socket) -> cut(out)),
                Arguments.of("a reset", (Response) (out, socket) -> socket.setSoLinger(true, 0)),
                Arguments.of(
                        "a cut gzip",
                        response(200, Arrays.copyOf(gzip("{\"data\":[]}"), 12), "Content-Encoding: gzip")),
                Arguments.of("no gzip", response(200, "{\"data\":[]}", "Content-Encoding: gzip")));
    }

    private static void cut(OutputStream out) throws IOException {
        head(out, 200, 500);
        out.write("{\"data\":[{\"id\":1},{\"id\"".getBytes(UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingTroubles")
    void temporaryFailuresAreRetried(String name, Response trouble) {
        server.on("/x", trouble, trouble, GOOD);
        assertThat(harness.read("/x").rows()).containsExactly(1, 2);
        assertThat(server.requests()).hasSize(3);
        assertThat(harness.clock.sleeps()).hasSize(2);
        assertThat(harness.retries.get()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingTroubles")
    void persistentFailuresAreReportedInFull(String name, Response trouble) {
        server.on("/x?q=secret", trouble);
        ApiException failure = failure(ApiRequest.get("/x").with("q", "secret"));
        assertThat(failure.kind()).isEqualTo(Kind.RETRY);
        assertThat(failure)
                .hasMessageContainingAll("Table rows", "GET /x", "Gave up after " + (Harness.RETRIES + 1) + " attempts")
                .hasMessageNotContaining("secret");
        assertThat(server.requests()).hasSize(Harness.RETRIES + 1);
    }

    @Test
    void gzipIsRead() {
        server.on("/x", response(200, gzip("{\"data\":[{\"id\":9}]}"), "Content-Encoding: gzip"));
        assertThat(harness.read("/x").rows()).containsExactly(9);
        assertThat(server.requests().get(0).head()).anyMatch(line -> line.startsWith("Accept-Encoding: gzip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retry-After: 7", "Retry-After: Sat, 31 Jan 2026 12:00:17 GMT"})
    void rateLimitWaitsAsLongAsTheServerSays(String header) {
        String date = "Date: Sat, 31 Jan 2026 12:00:10 GMT";
        server.on("/x", response(429, "{}", header, date), GOOD);
        harness.read("/x");
        assertThat(harness.clock.sleeps()).hasSize(1);
        assertThat(harness.clock.sleeps().get(0)).isBetween(Duration.ofMillis(7000), Duration.ofMillis(7100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y", "Retry-After:", "Retry-After: soon", "Retry-After: -5", "Retry-After: 99999999999"})
    void rateLimitWithoutRetryAfterBacksOff(String header) {
        server.on("/x", response(429, "{}", header), GOOD);
        harness.read("/x");
        assertThat(harness.clock.sleeps()).hasSize(1);
        assertThat(harness.clock.sleeps().get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    }

    @Test
    void rateLimitIsNeverAFailure() {
        Response limited = response(429, "{}", "Retry-After: 1");
        server.on(
                "/x",
                Stream.concat(Stream.generate(() -> limited).limit(30), Stream.of(GOOD))
                        .toArray(Response[]::new));
        assertThat(harness.read("/x").rows()).hasSize(2);
    }

    @Test
    void rateLimitHoldsAllRequests() {
        server.on("/x", response(429, "{}", "Retry-After: 60"), GOOD).on("/y", GOOD);
        harness.read("/x");
        Instant after = harness.clock.instant();
        assertThat(after)
                .isAfterOrEqualTo(Instant.ofEpochMilli(Harness.START_MS).plusSeconds(60));
        harness.read("/y");
        assertThat(harness.clock.instant()).isEqualTo(after);
    }

    @Test
    void usedUpQuotaHoldsTheNextRequest() {
        long reset = Harness.START_MS / 1000 + 30;
        String date = "Date: Sat, 31 Jan 2026 12:00:00 GMT";
        server.on("/x", ok("{'data':[]}", "X-RateLimit-Remaining: 0", "X-RateLimit-Reset: " + reset, date));
        harness.read("/x");
        assertThat(harness.clock.sleeps()).isEmpty();
        harness.read("/x");
        assertThat(harness.clock.sleeps()).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void refusedCredentialFailsImmediatelyAndIsNotShown() {
        server.on(
                "/x",
                response(401, "{\"errors\":[{\"code\":\"no\",\"message\":\"bad token " + Harness.TOKEN + "\"}]}"));
        ApiException failure = failure(ApiRequest.get("/x"));
        assertThat(failure.kind()).isEqualTo(Kind.FAIL);
        assertThat(failure).hasMessageContainingAll("401", "bad token [hidden]", "Check the connector's credential");
        assertThat(server.requests()).hasSize(1);
        for (Throwable shown = failure; shown != null; shown = shown.getCause()) {
            assertThat(shown.toString()).doesNotContain(Harness.TOKEN);
        }
        assertThat(harness.settings.toString()).doesNotContain(Harness.TOKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 403, 404, 410, 422})
    void permanentFailuresAreNotRetried(int status) {
        server.on("/x", refusal(status));
        ApiException failure = failure(ApiRequest.get("/x"));
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void refusedRequestIsAmendedImmediatelyWithoutCountingAsARetry() {
        for (int rows = 9; rows > 3; rows--) {
            server.on("/x?rows=" + rows, refusal(498));
        }
        server.on("/x?rows=3", GOOD);
        Page<Integer> page = harness.read(ApiRequest.get("/x").with(Harness.ROWS, 9));
        assertThat(page.request().query()).containsEntry(Harness.ROWS, "3");
        assertThat(harness.clock.millis()).isEqualTo(Harness.START_MS);
    }

    @Test
    void requestThatCannotBeAmendedFurtherFails() {
        server.on("/x?rows=2", refusal(498)).on("/x?rows=1", refusal(498));
        ApiException failure = failure(ApiRequest.get("/x").with(Harness.ROWS, 2));
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure.status()).isEqualTo(498);
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.2/x", "https://evil.example/x?a=b", "http://127.0.0.1/x", "@evil.example/x"})
    void linkToAnotherHostIsRefused(String link) {
        ApiException failure = failure(ApiRequest.get("/x").follow(link));
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("another host");
    }

    @Test
    void absoluteLinkToTheSameHostIsFollowed() {
        server.on("/y?page=2", GOOD);
        assertThat(harness.read(ApiRequest.get("/x").follow(server.url() + "/y?page=2"))
                        .rows())
                .hasSize(2);
    }

    @Test
    void deniedTableIsUnavailableIfTheCredentialIsValid() {
        server.on("/x", refusal(499)).on("/check", response(429, "{}"), response(500, "{}"), GOOD);
        assertThat(failure(ApiRequest.get("/x")).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 499})
    void deniedTableFailsTheTaskIfTheCredentialIsInvalid(int status) {
        server.on("/x", refusal(499)).on("/check", refusal(status));
        ApiException failure = failure(ApiRequest.get("/x"));
        assertThat(failure.kind()).isEqualTo(Kind.FAIL);
        assertThat(failure).hasMessageContaining("GET /x");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void hangingServerTimesOut() {
        harness.timeout(SHORT);
        server.on("/x", server.hang(), GOOD);
        assertThat(harness.read("/x").rows()).hasSize(2);
    }

    @Test
    void slowDripTimesOut() {
        harness.timeout(SHORT);
        server.on("/x", this::drip);
        assertThat(failure(ApiRequest.get("/x"))).hasMessageContaining("no complete response within 300 ms");
    }

    private void drip(OutputStream out, Socket socket) throws IOException, InterruptedException {
        head(out, 200, 1_000_000);
        out.write("{\"data\":[".getBytes(UTF_8));
        for (int i = 0; i < 1000 && !socket.isClosed(); i++) {
            out.write(' ');
            out.flush();
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void closingEndsAHangingRequestImmediately() {
        server.on("/x", server.hang());
        CompletableFuture<Throwable> ended = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(Throwable.class, () -> harness.readOnce("/x")));
        await().until(() -> server.requests().size() == 1);
        harness.close();
        assertThat(ended).succeedsWithin(Duration.ofSeconds(1)).isInstanceOf(ApiException.class);
    }

    @Test
    void unreachableHostIsRetried() throws IOException {
        try (Socket nobody = new Socket()) {
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Harness there = new Harness("http://127.0.0.1:" + nobody.getLocalPort());
            assertThatThrownBy(() -> there.read("/x"))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("got no response")
                    .hasMessageContaining("attempts");
            there.close();
        }
    }

    @Test
    void requestsGoThroughTheProxy() {
        try (RawServer proxy = new RawServer();
                Harness behind = new Harness("http://api.example")) {
            behind.proxy(proxy.url());
            proxy.on("http://api.example/x", GOOD);
            assertThat(behind.read("/x").rows()).hasSize(2);
            assertThat(proxy.requests()).hasSize(1);
        }
    }

    private ApiException failure(ApiRequest request) {
        return catchThrowableOfType(ApiException.class, () -> harness.read(request));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
