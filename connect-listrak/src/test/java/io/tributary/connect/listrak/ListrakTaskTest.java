package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.listrak.SimulatedListrak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The requests of an idle poll, small messages and the start date. */
class ListrakTaskTest extends SimulatedTask {

    @Test
    void readsNoMessageIfNothingChanged() {
        open(few());
        driver.start().firstSync();
        Map<String, Long> before = listrak.log().counts();
        assertThat(driver.sync()).isEmpty();
        Map<String, Long> after = listrak.log().counts();
        assertThat(after.keySet()).allSatisfy(endpoint -> {
            if (endpoint.contains("MessageContact")) {
                assertThat(after.get(endpoint)).as(endpoint).isEqualTo(before.get(endpoint));
            }
        });
    }

    @Test
    void readsASinglePageOnceThePageSizeIsKnown() {
        open(SimulatedListrak.builder()
                .lists(1)
                .contacts(0)
                .messages(1)
                .recipients(0)
                .events(PAGE * 2 + 5));
        tables("message_clicks");
        driver.start().firstSync();
        assertThat(requests("ReportRangeMessageContactClick")).isEqualTo(3);
    }

    @Test
    void skipsMessagesBeforeTheStartDate() {
        open(few());
        String year = String.valueOf(java.time.Year.now().getValue());
        driver.set("start.date", "01/01/" + year);
        tables("messages", "message_clicks");
        driver.start().firstSync();
        assertThat(records("messages")).allSatisfy(record -> {
            java.util.Date sent =
                    (java.util.Date) ((org.apache.kafka.connect.data.Struct) record.value()).get("SendDate");
            assertThat(sent.toInstant()).isAfterOrEqualTo(java.time.Instant.parse(year + "-01-01T00:00:00Z"));
        });
    }
}
