package io.tributary.connect.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.common.testing.LogWatch;
import io.tributary.simulators.http.Fault;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reporting webhooks, whose endpoints may contain a user and a password. */
class CustomerIoWebhooksTest extends SimulatedTask {
    private static final String WEBHOOKS = "GET /v1/reporting_webhooks";

    @Test
    void credentialsReachNeitherTopicsNorTheLog() {
        open(few());
        tables("reporting_webhooks");
        customerIo.faults().next(WEBHOOKS, Fault.json(200, """
                {"reporting_webhooks": [
                 {"id": 4, "endpoint": "https://hookuser:hookpass@example.com/hook", "other": "https://hookuser:hookpass@example.com/"},
                 {"id": 5, "endpoint": "https://hookuser:hook pass@exa mple.com/"},
                 {"id": 6, "endpoint": {"url": "https://hookuser:hookpass@example.com/hook"}},
                 {"id": null, "endpoint": "https://hookuser:hookpass@example.com/hook"}]}"""));
        try (LogWatch log = LogWatch.everything()) {
            driver.start().firstSync();
            assertThat(log.messages()).isNotEmpty().noneMatch(CustomerIoWebhooksTest::containsCredential);
        }
        assertThat(driver.records("customerio.dead-letters")).hasSize(1);
        assertThat(driver.records())
                .hasSize(4)
                .noneMatch(record -> containsCredential(
                        record.key() + " " + record.value() + record.headers() + record.sourceOffset()));
        assertThat(value("reporting_webhooks", 4L).getString("endpoint")).isEqualTo("https://example.com/hook");
    }

    private static boolean containsCredential(String text) {
        return Stream.of("hookuser", "hookpass", "hook pass").anyMatch(text::contains);
    }

    /** Credentials are not part of a row's version. */
    @Test
    void changedPasswordSendsNothing() {
        open(few());
        tables("reporting_webhooks");
        driver.start().firstSync();
        assertEachRowOnce("reporting_webhooks");
        workspace()
                .update(
                        "reporting_webhooks",
                        "5",
                        row -> row.put("endpoint", row.path("endpoint").asText().replace("simulated", "another")));
        assertThat(driver.sync()).isEmpty();
    }
}
