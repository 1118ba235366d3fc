package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events and recipients of messages: which changes are sent, and which messages are read. */
class EventTablesTest extends SimulatedTask {

    @BeforeEach
    void startSmall() {
        open(few());
    }

    @Test
    void sendsEachNewEventOnce() {
        driver.start().firstSync();
        for (String table : List.of("message_clicks", "message_bounces", "message_unsubs")) {
            account().addEvent(table, message());
        }
        assertThat(driver.sync())
                .extracting(SourceRecord::topic)
                .contains("listrak.message_clicks", "listrak.message_bounces", "listrak.message_unsubs");
        assertEachRowOnce("message_clicks", "message_bounces", "message_unsubs");
    }

    @Test
    void readsOnlyTheMessageWhoseCounterChanged() {
        tables("message_clicks");
        driver.start().firstSync();
        long other =
                requests("ReportRangeMessageContactClick", account().messages().get(3));
        account().addEvent("message_clicks", message());
        driver.sync();
        assertThat(requests(
                        "ReportRangeMessageContactClick", account().messages().get(3)))
                .isEqualTo(other);
        assertEachRowOnce("message_clicks");
    }

    @Test
    void findsEventsThatNoCounterShowsInTheSweep() {
        tables("message_opens");
        sweepAlways();
        account().freezeCounters(true);
        driver.start().firstSync();
        account().addEvent("message_opens", message());
        driver.sync();
        assertEachRowOnce("message_opens");
    }

    @Test
    void sendsAnEventThatIsRecordedLate() {
        tables("message_clicks");
        driver.start().firstSync();
        account().addEvent("message_clicks", message(), Instant.now().minus(Duration.ofHours(20)));
        driver.sync();
        assertEachRowOnce("message_clicks");
    }

    @Test
    void sendsOldEventsOfAMessageThatAppearsLate() {
        tables("message_clicks");
        driver.start().firstSync();
        driver.sync();
        long old = account().addMessage(list(), Instant.now().minus(Duration.ofDays(30)));
        account().addEvent("message_clicks", old, Instant.now().minus(Duration.ofDays(20)));
        driver.sync();
        assertEachRowOnce("message_clicks");
    }

    @Test
    void sendsTwoEventsOfOneContactAsTwoRows() {
        tables("message_clicks");
        driver.start().firstSync();
        ObjectNode click = account().addEvent("message_clicks", message());
        account().addEvent("message_clicks", message(), click.deepCopy().put("LinkUrl", "mailto:a b<c>"));
        driver.sync();
        driver.sync();
        assertEachRowOnce("message_clicks");
    }

    @Test
    void keepsADateThatCannotBeRead() {
        tables("message_opens");
        driver.start().firstSync();
        ObjectNode open = account().addEvent("message_opens", message()).deepCopy();
        account().addEvent("message_opens", message(), open.deepCopy().put("OpenDate", "3/1/2026 9:15:01 PM"));
        account()
                .addEvent(
                        "message_opens",
                        message(),
                        open.deepCopy().put("OpenDate", "yesterday").put("ContactID", "X"));
        driver.sync();
        driver.sync();
        assertThat(latest("message_opens").values())
                .extracting(value -> value.getString("OpenDate"))
                .contains("yesterday");
        assertThat(records("message_opens").stream()
                        .filter(record -> "yesterday".equals(((Struct) record.value()).getString("OpenDate"))))
                .hasSize(1);
    }

    @Test
    void sendsTheNewestEventLastIfKeyedByContact() {
        driver.set("listrak.event.key", "contact");
        tables("message_clicks");
        Instant last = Instant.now().minus(Duration.ofHours(1));
        ObjectNode newest = account().addEvent("message_clicks", message(), last);
        for (int hours = 2; hours < PAGE + 10; hours++) {
            account()
                    .addEvent(
                            "message_clicks",
                            message(),
                            newest.deepCopy()
                                    .put(
                                            "ClickDate",
                                            java.time.LocalDateTime.parse(newest.path("ClickDate")
                                                            .asText())
                                                    .minusHours(hours)
                                                    .toString()));
        }
        driver.start().firstSync();
        SourceRecord record = records("message_clicks").stream()
                .filter(each -> ((Struct) each.key())
                                .getString("EmailAddress")
                                .equals(newest.path("EmailAddress").asText())
                        && ((Struct) each.key()).getInt64("MsgID") == message())
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(((Struct) record.value()).getString("ClickDate"))
                .isEqualTo(newest.path("ClickDate").asText());
        assertThat(record.keySchema().fields()).hasSize(2);
    }

    @Test
    void sendsEventsOfErasedContactsWithoutAddressOrAsDeadLetters() {
        tables("message_clicks");
        driver.start().firstSync();
        account()
                .addEvent(
                        "message_clicks",
                        message(),
                        account()
                                .addEvent("message_clicks", message())
                                .deepCopy()
                                .without("EmailAddress"));
        driver.sync();
        assertThat(latest("message_clicks").values())
                .extracting(value -> value.getString("EmailAddress"))
                .contains("");
        driver.stop();
        driver.offset("message_clicks", null);
        driver.set("listrak.event.key", "contact").start().firstSync();
        assertThat(driver.records("listrak.dead-letters")).isNotEmpty();
    }

    @Test
    void readsAMessageAgainWhileItsRecipientsGrow() {
        tables("message_sends");
        driver.start().firstSync();
        assertEachRowOnce("message_sends");
        long young = account().addMessage(list());
        account().addRecipient(young);
        driver.sync();
        account().addRecipient(young);
        driver.pollUntil(
                () -> records("message_sends").size() >= truth("message_sends").size(), "the new recipient");
        driver.sync();
        assertEachRowOnce("message_sends");
    }

    @Test
    void sendsOnlyTheNewRecipientsOfAMessage() {
        tables("message_sends");
        driver.start().firstSync();
        for (int i = 0; i < 3; i++) {
            account().addRecipient(message());
            int expected = truth("message_sends").size();
            driver.pollUntil(() -> latest("message_sends").size() == expected, "the new recipient");
        }
        int known = truth("message_sends").size();
        account().addRecipient(message());
        int before = records("message_sends").size();
        driver.pollUntil(() -> latest("message_sends").size() == known + 1, "the new recipient");
        assertThat(records("message_sends")).hasSize(before + 1);
    }

    @Test
    void continuesIfAMessageIsDeletedBetweenTwoRequests() {
        tables("message_clicks", "message_opens");
        long gone = message();
        listrak.onRequest(
                "POST /ReportRangeMessageContactClick/{id}", 1, () -> account().deleteMessage(gone));
        driver.start().firstSync();
        assertThat(latest("message_clicks")).containsAllEntriesOf(truth("message_clicks"));
        assertThat(isParked("message_clicks")).isFalse();
    }

    @Test
    void resendsFromAPositionSetByTheUser() {
        tables("message_clicks");
        driver.start().firstSync();
        driver.stop();
        int all = records("message_clicks").size();
        driver.offset("message_clicks", Map.of("complete_to", "2012-01-01T00:00:00Z"));
        driver.start().firstSync();
        assertThat(records("message_clicks")).hasSize(2 * all);
    }
}
