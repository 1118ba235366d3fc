package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.Validation;
import io.tributary.simulators.listrak.SimulatedListrak;
import io.tributary.testkit.contract.SettingsContract;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** The settings of the Listrak connector. */
class ListrakSourceConfigTest extends SettingsContract {
    private SimulatedListrak listrak;

    ListrakSourceConfigTest() {
        super(new ListrakKit(), new Listrak(), Map.of("username", "u", "password", "p"));
    }

    @Override
    protected Stream<Arguments> invalidVendorSettings() {
        return Stream.of(
                Arguments.of("listrak.time.zone", "Mars/North"),
                Arguments.of("listrak.event.key", "both"),
                Arguments.of("listrak.overlap.hours", "-1"),
                Arguments.of("listrak.sweep.interval.ms", "0"),
                Arguments.of("username", " "));
    }

    @Override
    protected String[] refusal() {
        return new String[] {"[InvalidLogonAttempt]"};
    }

    @BeforeEach
    void start() {
        listrak = SimulatedListrak.builder()
                .messages(1)
                .contacts(1)
                .events(0)
                .recipients(0)
                .start();
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

    @Test
    void reportsALockedAccountOnThePassword() {
        listrak.faults().next("*", SimulatedListrak.fault("[LoginAttemptsExceeded]"));
        assertThat(errors()).containsOnlyKeys("password");
    }

    @Test
    void acceptsAUserWithoutLists() {
        listrak.account().lists().forEach(listrak.account()::removeList);
        assertThat(errors()).isEmpty();
    }

    private Map<String, List<String>> errors() {
        return Validation.errors(new ListrakSourceConnector(), listrak.connectorSettings());
    }
}
