package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.sandbox.http.Fault;
import io.tributary.sandbox.listrak.SimulatedListrak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defaults, refused settings, and the check of the logon. */
class ListrakConfigTest {
    private final Map<String, String> settings = new HashMap<>();
    private SimulatedListrak listrak;

    @BeforeEach
    void start() {
        listrak = SimulatedListrak.builder()
                .messages(1)
                .contacts(1)
                .events(0)
                .recipients(0)
                .start();
        settings.putAll(listrak.connectorSettings());
    }

    @AfterEach
    void stop() {
        listrak.close();
    }

    @Test
    void hasItsOwnDefaults() {
        ListrakSourceConfig config = new ListrakSourceConfig(Map.of("username", "u", "password", "p"));
        assertThat(config.maxConcurrentRequests()).isEqualTo(4);
        assertThat(config.requestTimeout()).hasSeconds(180);
        assertThat(config.requestsPerSecond()).isZero();
        assertThat(config.topicPrefix()).isEqualTo("listrak");
        assertThat(config.timeZone().getId()).isEqualTo("America/New_York");
        assertThat(config.keyedByEvent()).isTrue();
        assertThat(config.overlap()).hasHours(24);
        assertThat(config.sweepInterval()).hasHours(24);
        assertThat(config.includesTestMessages()).isTrue();
        assertThat(config.serviceUrl()).hasToString("https://webservices.listrak.com/v31/IntegrationService.asmx");
    }

    @ParameterizedTest
    @CsvSource({
        "tables, nothing",
        "listrak.time.zone, Mars/North",
        "listrak.event.key, both",
        "listrak.overlap.hours, -1",
        "listrak.sweep.interval.ms, 0",
        "api.url, http://example.com/x.asmx",
        "username, ''",
        "password, ''",
    })
    void refusesAtTheSettingItself(String setting, String value) {
        settings.put(setting, value);
        assertThat(errors()).containsKey(setting);
        assertThat(listrak.log().total()).isZero();
    }

    @Test
    void checksTheLogonWithOneRequest() {
        assertThat(errors()).isEmpty();
        assertThat(listrak.log().total()).isEqualTo(1);
    }

    @Test
    void reportsARefusedLogonAtThePassword() {
        settings.put("password", "wrong&password");
        assertThat(errors().get("password"))
                .singleElement()
                .asString()
                .contains("[InvalidLogonAttempt]")
                .doesNotContain("wrong");
    }

    @Test
    void reportsALockedAccountAtThePassword() {
        listrak.faults().next("*", SimulatedListrak.fault("[LoginAttemptsExceeded]"));
        assertThat(errors()).containsOnlyKeys("password");
    }

    @Test
    void reportsAnUnreachableServiceAtItsUrl() {
        listrak.faults().always("*", Fault.reset());
        assertThat(errors()).containsOnlyKeys("api.url");
    }

    @Test
    void takesAUserWithoutAnyList() {
        listrak.account().lists().forEach(listrak.account()::removeList);
        assertThat(errors()).isEmpty();
    }

    private Map<String, List<String>> errors() {
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : new ListrakSourceConnector().validate(settings).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }
}
