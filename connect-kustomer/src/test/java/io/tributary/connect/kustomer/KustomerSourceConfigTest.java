package io.tributary.connect.kustomer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.Validation;
import io.tributary.simulators.http.Fault;
import io.tributary.simulators.kustomer.SimulatedKustomer;
import io.tributary.testkit.contract.SettingsContract;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of the Kustomer connector. */
class KustomerSourceConfigTest extends SettingsContract {
    KustomerSourceConfigTest() {
        super(new KustomerKit(), new Kustomer(), Map.of("api.token", "t"));
    }

    @Override
    protected Stream<Arguments> invalidVendorSettings() {
        return Stream.of(
                Arguments.of("api.region", "au"),
                Arguments.of("kustomer.deleted", "drop"),
                Arguments.of("kustomer.overlap.seconds", "-1"),
                Arguments.of("kustomer.searches.per.minute", "0"));
    }

    @Override
    protected String[] refusal() {
        return new String[] {"401"};
    }

    @Test
    void hasDefaults() {
        KustomerSourceConfig config = config(Map.of());
        assertThat(config.requestsPerSecond()).isEqualTo(5.0);
        assertThat(config.searchesPerMinute()).isEqualTo(100);
        assertThat(config.overlap()).isEqualTo(Duration.ofSeconds(120));
        assertThat(config.deletedAsTombstone()).isTrue();
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
    void refusesInvalidOrganizations(String organization) {
        assertThat(errors(Map.of("kustomer.organization", organization), "kustomer.organization"))
                .hasSize(1)
                .allMatch(error -> error.contains("acme of acme.kustomerapp.com"));
    }

    @Test
    void reportsTheWrongRegion() {
        String error = "{\"errors\":[{\"status\":\"403\",\"code\":\"forbidden\",\"detail\":"
                + "\"Auth token associated with pod prod2 but request is being handled by prod1\"}]}";
        try (SimulatedKustomer kustomer = SimulatedKustomer.builder().start()) {
            kustomer.faults().always("/v1/auth/tokens/current", Fault.json(403, error));
            assertThat(errors(kustomer.connectorSettings(), "api.token"))
                    .hasSize(1)
                    .allMatch(message -> message.contains("pod prod2"));
        }
    }

    private static KustomerSourceConfig config(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("api.token", "t"));
        settings.putAll(more);
        return new KustomerSourceConfig(settings);
    }

    private static List<String> errors(Map<String, String> more, String setting) {
        Map<String, String> settings = new HashMap<>(Map.of("api.token", "t"));
        settings.putAll(more);
        return Validation.errors(new KustomerSourceConnector(), settings).getOrDefault(setting, List.of());
    }
}
