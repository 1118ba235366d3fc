package io.tributary.connect.intercom;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.contract.SettingsContract;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of the Intercom connector. */
class IntercomSourceConfigTest extends SettingsContract {
    IntercomSourceConfigTest() {
        super(new IntercomKit(), new Intercom(), Map.of("access.token", "t"));
    }

    @Override
    protected Stream<Arguments> invalidVendorSettings() {
        return Stream.of(
                Arguments.of("intercom.version", "2.11"),
                Arguments.of("intercom.overlap.seconds", "-1"),
                Arguments.of("intercom.deletes.interval.ms", "-1"),
                Arguments.of("intercom.tickets.sweep.interval.ms", "-1"));
    }

    @Override
    protected String[] refusal() {
        return new String[] {"401", "Access Token Invalid"};
    }

    @Test
    void hasDefaults() {
        IntercomSourceConfig config = config(Map.of());
        assertThat(config.baseUrl()).hasToString("https://api.intercom.io");
        assertThat(config.version().name()).isEqualTo("2.17");
        assertThat(config.overlap()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.deletesInterval()).isEqualTo(Duration.ofDays(1));
        assertThat(config.ticketsSweep().interval()).isEqualTo(Duration.ofDays(1));
        assertThat(config.expandLists()).isTrue();
        assertThat(config.plaintext()).isFalse();
        assertThat(config.requestsPerSecond()).isEqualTo(166);
        assertThat(config.maxConcurrentRequests()).isEqualTo(64);
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({"us, https://api.intercom.io", "eu, https://api.eu.intercom.io", "au, https://api.au.intercom.io"})
    void regionHasItsUrl(String region, String url) {
        assertThat(config(Map.of("api.region", region)).baseUrl()).hasToString(url);
        assertThat(config(Map.of("api.region", region, "api.url", "https://proxy.example.com/intercom/"))
                        .baseUrl())
                .hasToString("https://proxy.example.com/intercom");
    }

    @Test
    void tokenIsTrimmed() {
        assertThat(config(Map.of("access.token", " very-secret\n")).accessToken())
                .isEqualTo("very-secret");
    }

    private static IntercomSourceConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("access.token", "t"));
        all.putAll(settings);
        return new IntercomSourceConfig(all);
    }
}
