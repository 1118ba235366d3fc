package io.tributary.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.contract.SettingsContract;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of the Segment connector. */
class SegmentSourceConfigTest extends SettingsContract {
    SegmentSourceConfigTest() {
        super(new SegmentKit(), new Segment(), Map.of("api.token", "t"));
    }

    @Override
    protected Stream<Arguments> invalidVendorSettings() {
        return Stream.of(
                Arguments.of("api.region", "au"),
                Arguments.of("segment.usage.lookback.days", "-1"),
                Arguments.of("segment.usage.lookback.days", "400"),
                Arguments.of("segment.delivery.metrics.window", "2h"));
    }

    @Override
    protected String[] refusal() {
        return new String[] {"401"};
    }

    @Test
    void hasDefaults() {
        SegmentSourceConfig config = config(Map.of());
        assertThat(config.baseUrl()).hasToString("https://api.segmentapis.com");
        assertThat(config.otherRegions()).hasToString("{eu=https://eu1.api.segmentapis.com}");
        assertThat(config.usageLookback()).isEqualTo(Duration.ofDays(5));
        assertThat(config.deliveryWindow()).isEqualTo(DeliveryWindow.LAST_HOUR);
        assertThat(config.requestsPerSecond()).isEqualTo(16);
        assertThat(config.maxConcurrentRequests()).isEqualTo(64);
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofMinutes(1));
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
    void tokenIsTakenWithoutItsScheme(String text) {
        assertThat(config(Map.of("api.token", text)).apiToken()).isEqualTo("sgp_secret");
    }

    private static SegmentSourceConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("api.token", "t"));
        all.putAll(settings);
        return new SegmentSourceConfig(all);
    }
}
