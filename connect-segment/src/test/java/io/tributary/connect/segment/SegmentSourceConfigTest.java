package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of the Segment connector. */
class SegmentSourceConfigTest {

    @Test
    void needsATokenOnly() {
        SegmentSourceConfig config = config(Map.of());
        assertThat(config.baseUrl()).hasToString("https://api.segmentapis.com");
        assertThat(config.otherRegions()).hasToString("{eu=https://eu1.api.segmentapis.com}");
        assertThat(config.usageLookback()).isEqualTo(Duration.ofDays(5));
        assertThat(config.deliveryWindow()).isEqualTo(DeliveryWindow.LAST_HOUR);
        assertThat(config.topicPrefix()).isEqualTo("segment");
        assertThat(config.requestsPerSecond()).isEqualTo(10);
        assertThat(config.maxConcurrentRequests()).isEqualTo(8);
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThatThrownBy(() -> new SegmentSourceConfig(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("api.token");
    }

    @Test
    void regionHasItsUrl() {
        SegmentSourceConfig eu = config(Map.of("api.region", "eu"));
        assertThat(eu.baseUrl()).hasToString("https://eu1.api.segmentapis.com");
        assertThat(eu.otherRegions()).containsOnlyKeys("us");
        SegmentSourceConfig own = config(Map.of("api.region", "eu", "api.url", "https://proxy.example.com/segment//"));
        assertThat(own.baseUrl()).hasToString("https://proxy.example.com/segment");
        assertThat(own.otherRegions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgp_secret", " sgp_secret\n", "Bearer sgp_secret", " bearer  sgp_secret "})
    void tokenIsTakenAloneAndKeptSecret(String text) {
        assertThat(config(Map.of("api.token", text)).apiToken()).isEqualTo("sgp_secret");
        assertThat(config(Map.of("api.token", text)).values().toString()).doesNotContain("sgp_secret");
        assertThat(SegmentSourceConfig.define().configKeys().get("api.token").type())
                .isEqualTo(Type.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "api.token, ' '",
        "api.region, au",
        "api.url, http://example.com",
        "segment.usage.lookback.days, -1",
        "segment.usage.lookback.days, 400",
        "segment.delivery.metrics.window, 2h",
        "start.date, 2024/13/01",
        "tables, 'users,roles'"
    })
    void refusesWhatIsWrongNamingTheSetting(String setting, String value) {
        assertThatThrownBy(() -> config(Map.of(setting, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(setting);
    }

    @Test
    void unknownTableIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> config(Map.of("tables", "roles")))
                .hasMessageContaining("roles")
                .hasMessageContainingAll(SegmentTables.NAMES.toArray(new String[0]));
    }

    private static SegmentSourceConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("api.token", "t"));
        all.putAll(settings);
        return new SegmentSourceConfig(all);
    }
}
