package io.tributary.simulators.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedApiTest {

    private final TinyApi api = new TinyApi();
    private final TinyClient client = new TinyClient(api);

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void routesByMethodAndPathInOrder() throws Exception {
        assertThat(client.get("/things/special").body()).isEqualTo("{\"special\":true}");
        assertThat(client.get("/things/a%20b").body()).isEqualTo("{\"id\":\"a b\"}");
        assertThat(client.post("/things", "größe").body()).isEqualTo("{\"length\":7}");
    }

    @Test
    void decodesTheQuery() throws Exception {
        assertThat(client.get("/query?a=1&b=x%2By+z&empty").body()).isEqualTo("{a=1, b=x+y z, empty=}");
    }

    @Test
    void readsBodiesOfUnknownLength() throws Exception {
        byte[] body = "x".repeat(40_000).getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder chunked = client.request("/things")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        assertThat(client.send(chunked).body()).isEqualTo("{\"length\":40000}");
    }

    @Test
    void closesTheConnectionOnInvalidHttp() throws Exception {
        for (String nonsense : List.of("hello\r\n\r\n", "GET /a%zz HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nx\r\n\r\n")) {
            try (Socket socket = new Socket("127.0.0.1", api.baseUrl().getPort())) {
                socket.getOutputStream().write(nonsense.getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void compressesForClientsThatAcceptIt() throws Exception {
        HttpResponse<byte[]> plain = client.bytes(client.request("/long"));
        HttpResponse<byte[]> compressed = client.bytes(client.request("/long").header("Accept-Encoding", "gzip"));
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes();
        assertThat(unpacked).isEqualTo(plain.body());
        assertThat(compressed.body().length).isLessThan(plain.body().length / 10);
    }

    @Test
    void dateFollowsTheSimulatedClock() throws Exception {
        api.clock().set(Instant.parse("2015-01-02T03:04:05Z"));
        assertThat(date()).isEqualTo("Fri, 2 Jan 2015 03:04:05 GMT");
        api.clock().advance(Duration.ofHours(1));
        assertThat(date()).isEqualTo("Fri, 2 Jan 2015 04:04:05 GMT");
    }

    private String date() throws Exception {
        return client.get("/long").headers().firstValue("Date").orElseThrow();
    }

    @Test
    void recordsUnknownPathsAsViolations() throws Exception {
        assertThat(client.get("/nothing").statusCode()).isEqualTo(404);
        assertThat(client.post("/long", "").statusCode()).isEqualTo(404);
        assertThat(api.violations()).containsExactly("GET /nothing: no such endpoint", "POST /long: no such endpoint");
    }

    @Test
    void recordsNoViolationsForRefusalsOfCorrectClients() throws Exception {
        api.faults().next("/things/*", Fault.status(500));
        assertThat(client.get("/things/1").statusCode()).isEqualTo(500);
        assertThat(api.violations()).isEmpty();
    }

    @Test
    void logsRequestsWithoutTheToken() throws Exception {
        client.get("/things/1?page=2");
        client.get("/things/2");
        client.get("/long");
        assertThat(api.requests("GET /things/{id}")).isEqualTo(2);
        assertThat(api.log().countOfTable("things")).isEqualTo(2);
        assertThat(api.log().total()).isEqualTo(3);
        assertThat(api.log().countOfStatus(200)).isEqualTo(3);
        LoggedRequest first = api.log().latest().get(0);
        assertThat(first.query()).isEqualTo("page=2");
        assertThat(first.headers()).containsKey("user-agent").doesNotContainKey("authorization");
        assertThat(first.toString()).doesNotContain("very-secret");
    }

    @Test
    void limitsRequestsInWindowsOfTheClock() throws Exception {
        api.clock().set(Instant.ofEpochSecond(1000));
        api.rateLimiter().limit(2, Duration.ofSeconds(10));
        HttpResponse<String> first = client.get("/things/1");
        assertThat(first.headers().firstValue("X-Remaining")).contains("1");
        assertThat(first.headers().firstValue("X-Reset")).contains("1010");
        assertThat(client.get("/things/1").statusCode()).isEqualTo(200);
        api.clock().advance(Duration.ofSeconds(4));
        HttpResponse<String> third = client.get("/things/1");
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.body()).isEqualTo("{\"reset\":6}");
        api.clock().advance(Duration.ofSeconds(6));
        assertThat(client.get("/things/1").statusCode()).isEqualTo(200);
    }

    @Test
    void sendsNoLimitHeadersWithoutACredential() throws Exception {
        api.rateLimiter().limit(2, Duration.ofSeconds(10));
        HttpRequest.Builder anonymous = HttpRequest.newBuilder(api.baseUrl().resolve("/long"));
        HttpResponse<String> refused = client.send(anonymous);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("X-Remaining")).isEmpty();
    }

    @Test
    void runsActionsWhenRequestsArrive() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        api.onRequest("GET /things/{id}", 2, () -> seen.set((int) api.requests("GET /things/{id}")));
        client.get("/things/1");
        assertThat(seen).hasValue(0);
        client.get("/things/1");
        assertThat(seen).hasValue(2);
        client.get("/things/1");
        assertThat(seen).hasValue(2);
    }

    @Test
    void delaysRequests() throws Exception {
        client.get("/things/1");
        api.latency(Duration.ofMillis(60));
        long before = System.nanoTime();
        client.get("/things/1");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void changesRowsReproduciblyAndContinuesAfterAFailure() {
        api.startChanging(200);
        await().until(() -> api.drawn().size() >= 3);
        api.stopChanging();
        assertThat(api.violations()).hasSize(1).first().asString().contains("no row");
        try (TinyApi twin = new TinyApi()) {
            twin.startChanging(200);
            await().until(() -> twin.drawn().size() >= 3);
            twin.stopChanging();
            assertThat(twin.drawn().subList(0, 3)).isEqualTo(api.drawn().subList(0, 3));
        }
    }

    @Test
    void revokesTheRightToATable() throws Exception {
        api.forbid("things");
        HttpResponse<String> refused = client.get("/things/1");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).isEqualTo("{\"forbidden\":\"things\"}");
        assertThat(client.get("/long").statusCode()).isEqualTo(200);
        api.permit("things");
        assertThat(client.get("/things/1").statusCode()).isEqualTo(200);
        assertThat(api.violations()).isEmpty();
    }

    @Test
    void recordsFailuresOfTheSimulation() throws Exception {
        api.onRequest(
                "GET /long",
                1,
                () -> api.faults().next("/long", (response, vendor) -> {
                    throw new IllegalStateException("a defect");
                }));
        assertThat(client.get("/long").statusCode()).isEqualTo(500);
        assertThat(api.violations()).hasSize(1).first().asString().contains("a defect");
    }
}
