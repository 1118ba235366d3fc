package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.sandbox.http.Fault;
import io.tributary.sandbox.kustomer.SimulatedKustomer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings: defaults, what is refused, and what the API itself says to them. */
class KustomerSourceConfigTest {

    @Test
    void hasDefaults() {
        KustomerSourceConfig config = config(Map.of());
        assertThat(config.requestsPerSecond()).isEqualTo(5.0);
        assertThat(config.searchesPerMinute()).isEqualTo(100);
        assertThat(config.overlap()).isEqualTo(Duration.ofSeconds(120));
        assertThat(config.deletedAsTombstone()).isTrue();
        assertThat(config.topicPrefix()).isEqualTo("kustomer");
        assertThat(config.tables()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "us, '', '', https://api.kustomerapp.com",
        "eu, '', '', https://api.prod2.kustomerapp.com",
        "in, '', '', https://api.prod4.kustomerapp.com",
        "eu, acme, '', https://acme.api.kustomerapp.com",
        "eu, acme, https://gateway.example.com/, https://gateway.example.com",
    })
    void findsTheHost(String region, String organization, String url, String host) {
        Map<String, String> settings =
                Map.of("api.region", region, "kustomer.organization", organization, "api.url", url);
        assertThat(config(settings).baseUrl()).hasToString(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.kustomerapp.com", "https://acme", "acme/evil.example.com#", "-acme", "a b", "acme@x"})
    void refusesWhatIsNoOrganization(String organization) {
        assertThat(errors(Map.of("kustomer.organization", organization), "kustomer.organization"))
                .hasSize(1)
                .allMatch(error -> error.contains("acme of acme.kustomerapp.com"));
    }

    @ParameterizedTest
    @CsvSource({
        "tables, users;guests",
        "start.date, 2026-13-01",
        "api.region, au",
        "kustomer.deleted, drop",
        "kustomer.overlap.seconds, -1",
        "kustomer.searches.per.minute, 0",
        "api.token, ' '",
        "api.url, http://api.kustomerapp.com"
    })
    void refusesWrongValues(String setting, String value) {
        assertThat(errors(Map.of(setting, value.replace(';', ',')), setting)).isNotEmpty();
    }

    @Test
    void showsNoSecret() {
        assertThat(config(Map.of("api.token", "s3cret")).values().toString()).doesNotContain("s3cret");
    }

    @Test
    void takesATokenThatTheApiTakes() {
        try (SimulatedKustomer kustomer = SimulatedKustomer.builder().start()) {
            assertThat(validate(kustomer.connectorSettings()))
                    .allMatch(value -> value.errorMessages().isEmpty());
            assertThat(kustomer.log().total()).isEqualTo(1);
        }
    }

    @Test
    void reportsARefusedTokenOnItsKey() {
        try (SimulatedKustomer kustomer = SimulatedKustomer.builder().start()) {
            Map<String, String> settings = kustomer.connectorSettings();
            settings.put("api.token", "wrong-token");
            assertThat(errors(settings, "api.token"))
                    .hasSize(1)
                    .allMatch(error -> error.contains("401") && !error.contains("wrong-token"));
        }
    }

    @Test
    void showsWhatTheWrongRegionSays() {
        String error = "{\"errors\":[{\"status\":\"403\",\"code\":\"forbidden\",\"detail\":"
                + "\"Auth token associated with pod prod2 but request is being handled by prod1\"}]}";
        try (SimulatedKustomer kustomer = SimulatedKustomer.builder().start()) {
            kustomer.faults().always("/v1/auth/tokens/current", Fault.json(403, error));
            assertThat(errors(kustomer.connectorSettings(), "api.token"))
                    .hasSize(1)
                    .allMatch(message -> message.contains("pod prod2"));
        }
    }

    @Test
    void reportsAnUnreachableHostOnItsKey() {
        SimulatedKustomer gone = SimulatedKustomer.builder().start();
        Map<String, String> settings = gone.connectorSettings();
        gone.close();
        assertThat(errors(settings, "api.url")).hasSize(1);
    }

    private static KustomerSourceConfig config(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("api.token", "t"));
        settings.putAll(more);
        return new KustomerSourceConfig(settings);
    }

    private static List<String> errors(Map<String, String> more, String setting) {
        return validate(more).stream()
                .filter(value -> value.name().equals(setting))
                .flatMap(value -> value.errorMessages().stream())
                .toList();
    }

    private static List<ConfigValue> validate(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("name", "k", "api.token", "t"));
        settings.putAll(more);
        return new KustomerSourceConnector().validate(settings).configValues();
    }
}
