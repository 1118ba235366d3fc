package io.tributary.connect.common.task;

import static io.tributary.connect.common.testing.RawServer.ok;
import static io.tributary.connect.common.testing.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.RawServer;
import io.tributary.connect.common.testing.ToyVendor;
import io.tributary.connect.common.testing.Validation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of the proxy are reported on its settings. */
class ProxySettingsTest {
    private final RawServer proxy = new RawServer();
    private final Map<String, String> settings = new HashMap<>(
            Map.of(ToyVendor.TOKEN_CONFIG, "t0k3n", "api.url", "https://api.example", "proxy.url", proxy.url()));

    @AfterEach
    void close() {
        proxy.close();
    }

    @Test
    void wrongPassword() {
        settings.putAll(Map.of("proxy.user", "u", "proxy.password", "p-very-secret"));
        proxy.any(response(407, "{}", "Proxy-Authenticate: Basic realm=\"proxy\""));
        assertThat(errors()).containsOnlyKeys("proxy.password");
        assertThat(errors().get("proxy.password").toString()).contains("407").doesNotContain("p-very-secret", "t0k3n");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 502})
    void refusedTunnel(int status) {
        proxy.any(response(status, "{}"));
        assertThat(errors()).containsOnlyKeys("proxy.url");
    }

    @Test
    void unknownHost() {
        settings.put("proxy.url", "http://no-such-host.invalid:3128");
        assertThat(errors()).containsOnlyKeys("proxy.url");
    }

    @Test
    void loopbackNeedsNoProxy() {
        try (RawServer api = new RawServer()) {
            api.any(ok("{'id':'me'}"));
            settings.put("api.url", api.url());
            assertThat(errors()).isEmpty();
            assertThat(proxy.requests()).isEmpty();
        }
    }

    private Map<String, List<String>> errors() {
        return Validation.errors(new ToyVendor.Connector(), settings);
    }
}
