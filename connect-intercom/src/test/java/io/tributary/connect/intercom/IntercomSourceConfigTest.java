package io.tributary.connect.intercom;

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

/** The settings of the Intercom connector. */
class IntercomSourceConfigTest {

    @Test
    void needsATokenOnly() {
        IntercomSourceConfig config = config(Map.of());
        assertThat(config.baseUrl()).hasToString("https://api.intercom.io");
        assertThat(config.version().name()).isEqualTo("2.17");
        assertThat(config.overlap()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.deletesInterval()).isEqualTo(Duration.ofDays(1));
        assertThat(config.expandLists()).isTrue();
        assertThat(config.plaintext()).isFalse();
        assertThat(config.topicPrefix()).isEqualTo("intercom");
        assertThat(config.requestsPerSecond()).isEqualTo(166);
        assertThat(config.maxConcurrentRequests()).isEqualTo(8);
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThatThrownBy(() -> new IntercomSourceConfig(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("access.token");
    }

    @ParameterizedTest
    @CsvSource({"us, https://api.intercom.io", "eu, https://api.eu.intercom.io", "au, https://api.au.intercom.io"})
    void regionHasItsUrl(String region, String url) {
        assertThat(config(Map.of("api.region", region)).baseUrl()).hasToString(url);
        assertThat(config(Map.of("api.region", region, "api.url", "https://proxy.example.com/intercom/"))
                        .baseUrl())
                .hasToString("https://proxy.example.com/intercom");
    }

    @ParameterizedTest
    @CsvSource({
        "access.token, ' '",
        "api.region, mars",
        "api.url, http://example.com",
        "api.url, ftp://127.0.0.1",
        "intercom.version, 2.11",
        "intercom.overlap.seconds, -1",
        "intercom.deletes.interval.ms, -1",
        "start.date, 2024/13/01",
        "start.date, 02/30/2024",
        "tables, 'contacts,leads'",
        "value.nested, avro",
        "snapshot.mode, some",
        "tables.unavailable, ignore",
        "max.retries, -1",
        "max.concurrent.requests, 0",
        "requests.per.second, -1"
    })
    void refusesWhatIsWrongNamingTheSetting(String setting, String value) {
        assertThatThrownBy(() -> config(Map.of(setting, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(setting);
    }

    @Test
    void unknownTableIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> config(Map.of("tables", "contacts,leads")))
                .hasMessageContaining("leads")
                .hasMessageContainingAll(IntercomTables.NAMES.toArray(new String[0]));
    }

    @Test
    void tokenIsASecret() {
        assertThat(IntercomSourceConfig.define()
                        .configKeys()
                        .get("access.token")
                        .type())
                .isEqualTo(Type.PASSWORD);
        assertThat(config(Map.of("access.token", " very-secret\n")).accessToken())
                .isEqualTo("very-secret");
        assertThat(config(Map.of("access.token", "very-secret")).values().toString())
                .doesNotContain("very-secret");
    }

    private static IntercomSourceConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("access.token", "t"));
        all.putAll(settings);
        return new IntercomSourceConfig(all);
    }
}
