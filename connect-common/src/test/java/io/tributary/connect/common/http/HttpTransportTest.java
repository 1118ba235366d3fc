package io.tributary.connect.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.http.TransportSettings.Proxy;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.junit.jupiter.api.Test;

class HttpTransportTest {
    private static HttpTransport transport(String url, Proxy proxy) {
        return new HttpTransport(
                new TransportSettings(URI.create(url), Duration.ofSeconds(20), 1, "tributary/test", proxy));
    }

    @Test
    void hostsWithAnUnderscoreAreDistinguished() {
        try (HttpTransport transport = transport("https://my_host/v1", null)) {
            assertThat(transport.resolve(ApiRequest.get("/rows").with("a", "b")))
                    .isEqualTo(URI.create("https://my_host/v1/rows?a=b"));
            assertThat(transport.resolve(ApiRequest.get("https://my_host:443/next")))
                    .hasPath("/next");
            assertThatThrownBy(() -> transport.resolve(ApiRequest.get("https://your_host/next")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("your_host");
        }
    }

    @Test
    void linkWithoutAHostIsRefused() {
        try (HttpTransport transport = transport("https://host/v1", null)) {
            for (String link : new String[] {"https:/rows", "https:rows", "httpx"}) {
                assertThatThrownBy(() -> transport.resolve(ApiRequest.get(link)))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void proxyWhoseNameHasAnUnderscoreIsUsed() {
        Proxy proxy = new Proxy(URI.create("http://squid_proxy.invalid:3128"), null, "");
        try (HttpTransport transport = transport("https://host", proxy);
                HttpCall call = transport.open()) {
            assertThatThrownBy(() -> call.send(new HttpGet("https://host/"), response -> null))
                    .hasStackTraceContaining("squid_proxy.invalid");
        }
    }
}
