package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.common.table.Sweep;
import io.tributary.testkit.contract.SettingsContract;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of the Customer.io connector. */
class CustomerIoSourceConfigTest extends SettingsContract {
    CustomerIoSourceConfigTest() {
        super(new CustomerIoKit(), new CustomerIo(), Map.of("access.token", "t"));
    }

    @Override
    protected Stream<Arguments> invalidVendorSettings() {
        return Stream.of(
                Arguments.of("api.region", "au"),
                Arguments.of("customerio.suppression.domains", "https://mail.example.com"),
                Arguments.of("customerio.suppression.domains", "example"),
                Arguments.of("customerio.suppression.domains", "mail.example.com,,"),
                Arguments.of("customerio.messages.lookback.days", "-1"),
                Arguments.of("customerio.messages.lookback.days", "some"));
    }

    @Override
    protected String[] refusal() {
        return new String[] {"401", "App API key"};
    }

    @Test
    void hasDefaults() {
        CustomerIoSourceConfig config = config(Map.of());
        assertThat(config.baseUrl()).hasToString("https://api.customer.io/v1");
        assertThat(config.messagesLookback()).isEqualTo(Duration.ofDays(30));
        assertThat(config.messagesSweep())
                .isEqualTo(new Sweep(Duration.ofDays(7), Duration.ofDays(180), Duration.ofDays(30)));
        assertThat(config.activitiesOverlap()).isEqualTo(Duration.ofHours(1));
        assertThat(config.activitiesSweep())
                .isEqualTo(new Sweep(Duration.ofDays(1), Duration.ofDays(30), Duration.ZERO));
        assertThat(config.customersFilter())
                .hasToString("{\"and\":[{\"attribute\":{\"field\":\"cio_id\",\"operator\":\"exists\"}}]}");
        assertThat(config.requestsPerSecond()).isEqualTo(10);
        assertThat(config.maxConcurrentRequests()).isEqualTo(64);
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({"us, https://api.customer.io/v1, eu", "eu, https://api-eu.customer.io/v1, us"})
    void regionHasItsUrl(String region, String url, String other) {
        assertThat(config(Map.of("api.region", region)).baseUrl()).hasToString(url);
        assertThat(config(Map.of("api.region", region)).otherRegion()).contains(other);
        CustomerIoSourceConfig proxied =
                config(Map.of("api.region", region, "api.url", "https://proxy.example.com/customerio/"));
        assertThat(proxied.baseUrl()).hasToString("https://proxy.example.com/customerio");
        assertThat(proxied.otherRegion()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "everyone",
                "[]",
                "{}",
                "{'and':[]}",
                "{'and':{'segment':{'id':1}}}",
                "{'segment':{'id':'1'}}",
                "{'segment':{'id':1},'not':{'segment':{'id':2}}}",
                "{'attribute':{'field':'plan','operator':'gt','value':'1'}}",
                "{'attribute':{'field':'plan','operator':'eq'}}",
                "{'or':[{'segment':{'id':1}},{}]}"
            })
    void refusesInvalidFilters(String filter) {
        assertThatThrownBy(() -> config(Map.of("customerio.customers.filter", filter.replace('\'', '"'))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("customerio.customers.filter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'segment':{'id':7}}",
                "{'not':{'attribute':{'field':'nobody has this','operator':'exists'}}}",
                "{'or':[{'segment':{'id':7}},{'attribute':{'field':'plan','operator':'eq','value':'team'}}]}"
            })
    void acceptsEveryFilter(String filter) {
        String json = filter.replace('\'', '"');
        assertThat(config(Map.of("customerio.customers.filter", json)).customersFilter())
                .hasToString(json);
    }

    @ParameterizedTest
    @CsvSource({
        "customerio.messages.lookback.days, 0",
        "customerio.messages.lookback.days, 181",
        "customerio.messages.sweep.interval.ms, -1",
        "customerio.activities.overlap.minutes, 0",
        "customerio.activities.sweep.interval.ms, -1"
    })
    void timesHaveBounds(String key, String value) {
        assertThatThrownBy(() -> config(Map.of(key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key);
    }

    @Test
    void domainsAreInLowerCaseAndEachOnce() {
        assertThat(config(Map.of()).suppressionDomains()).isEmpty();
        assertThat(config(Map.of("customerio.suppression.domains", "Mail.example.com, mail.Example.com,b.example.com"))
                        .suppressionDomains())
                .containsExactly("mail.example.com", "b.example.com");
    }

    @Test
    void keyIsTrimmed() {
        assertThat(config(Map.of("access.token", " very-secret\n")).accessToken())
                .isEqualTo("very-secret");
    }

    private static CustomerIoSourceConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("access.token", "t"));
        all.putAll(settings);
        return new CustomerIoSourceConfig(all);
    }
}
