package io.tributary.connect.common.http;

import static io.tributary.connect.common.testing.RawServer.ok;
import static io.tributary.connect.common.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.connect.common.http.ApiException.Kind;
import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.RawServer.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy's responses are never mistaken for the API's. */
class ProxyTest {
    private static final String CHALLENGE = "Proxy-Authenticate: Basic realm=\"proxy\"";
    private static final Response GOOD = ok("{'data':[{'id':1}]}");

    private final RawServer proxy = new RawServer();
    private Harness harness = new Harness("https://api.example");

    @AfterEach
    void close() {
        harness.close();
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 401, 403, 404, 410, 422, 429, 500, 502, 503})
    void refusedTunnelIsReportedAsTheProxys(int status) {
        proxy.any(response(status, "{\"errors\":[{\"code\":\"unauthorized\"}]}"));
        harness.proxy(proxy.url());
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.RETRY);
        assertThat(failure).rootCause().isInstanceOf(ProxyException.class);
        assertThat(failure)
                .hasMessageContainingAll("GET /x", status + " to CONNECT api.example:443", "proxy.url")
                .hasMessageNotContaining("credential");
        assertThat(proxy.requests())
                .hasSize(Harness.RETRIES + 1)
                .allMatch(request -> request.head().get(0).startsWith("CONNECT"));
    }

    @Test
    void proxyThatRequiresCredentialsIsReportedImmediately() {
        proxy.any(response(407, "{}", CHALLENGE));
        harness.proxy(proxy.url());
        requireRefusal(failure());
        assertThat(proxy.requests()).hasSize(1);
    }

    @Test
    void wrongProxyPasswordIsReportedImmediatelyAndNotShown() {
        proxy.any(response(407, "{}", CHALLENGE));
        harness.proxy(proxy.url(), "user", "pass-very-secret");
        ApiException failure = failure();
        requireRefusal(failure);
        assertThat(failure).hasMessageNotContaining("pass-very-secret");
        assertThat(proxy.requests()).hasSize(2);
    }

    @Test
    void tunnelIsRequestedAgainWithThePassword() {
        proxy.any(response(407, "{}", CHALLENGE), response(403, "{}"));
        harness.proxy(proxy.url(), "user", "pass-very-secret");
        assertThat(failure()).hasMessageContaining("403 to CONNECT");
        assertThat(proxy.requests().get(1).head()).anyMatch(line -> line.startsWith("Proxy-Authorization: Basic"));
    }

    @Test
    void refusalOfAPlainHttpProxyIsReported() {
        harness = new Harness("http://api.example");
        harness.proxy(proxy.url());
        proxy.on("http://api.example/x", GOOD).on("http://api.example/y", response(407, "{}", CHALLENGE));
        assertThat(harness.read("/x").rows()).containsExactly(1);
        requireRefusal(catchThrowableOfType(ApiException.class, () -> harness.read("/y")));
    }

    @Test
    void proxyThatIsNotConfiguredIsReported() {
        harness = new Harness(proxy.url());
        proxy.on("/x", response(407, "{}"));
        requireRefusal(failure());
    }

    private static void requireRefusal(ApiException failure) {
        assertThat(failure.kind()).isEqualTo(Kind.FAIL);
        assertThat(failure).hasMessageContainingAll("407", "proxy.user", "proxy.password");
        assertThat(failure.getCause())
                .isInstanceOfSatisfying(
                        ProxyException.class,
                        cause -> assertThat(cause.isRefusal()).isTrue());
    }

    @Test
    void proxyThatIsDownIsReported() throws IOException {
        try (Socket nobody = new Socket()) {
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            harness.proxy("http://127.0.0.1:" + nobody.getLocalPort());
            requireNoResponse();
        }
    }

    @Test
    void unknownProxyIsReported() {
        harness.proxy("http://no-such-host.invalid:3128");
        requireNoResponse();
    }

    @Test
    void programThatIsNotAProxyIsReported() {
        proxy.any((out, socket) -> out.write("SSH-2.0-OpenSSH\r\n\r\n".getBytes()));
        harness.proxy(proxy.url());
        requireNoResponse();
    }

    @Test
    void proxyThatHangsUpIsReported() {
        proxy.any((out, socket) -> socket.close());
        harness.proxy(proxy.url());
        requireNoResponse();
    }

    private void requireNoResponse() {
        ApiException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.RETRY);
        assertThat(failure).hasStackTraceContaining(ProxyException.class.getName());
        assertThat(failure).hasMessageContainingAll("does not respond", "proxy.url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1", "http://localhost"})
    void loopbackIsReachedWithoutTheProxy(String host) {
        try (RawServer api = new RawServer()) {
            api.on("/x", GOOD);
            harness = new Harness(api.url().replace("http://127.0.0.1", host));
            harness.proxy(proxy.url());
            assertThat(harness.read("/x").rows()).containsExactly(1);
            assertThat(proxy.requests()).isEmpty();
        }
    }

    private ApiException failure() {
        return catchThrowableOfType(ApiException.class, () -> harness.read("/x"));
    }
}
