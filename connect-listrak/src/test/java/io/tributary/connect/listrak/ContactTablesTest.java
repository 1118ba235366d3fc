package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.listrak.SimulatedListrak;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists, messages and who is subscribed: changes, and rows that go. */
class ContactTablesTest extends SimulatedTask {

    @BeforeEach
    void startSmall() {
        open(few());
    }

    @Test
    void sendsWhoCameAndBuriesWhoLeft() {
        tables("subscribed_contacts");
        driver.start().firstSync();
        account().subscribe(list());
        account().unsubscribe(list(), account().contacts(list()).get(0));
        List<SourceRecord> news = new ArrayList<>(driver.sync());
        // A sync that had begun before the contact left does not count, and two have to miss it.
        news.addAll(driver.sync());
        assertThat(news).hasSize(2).filteredOn(record -> record.value() == null).hasSize(1);
        assertSameAsApi("subscribed_contacts");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void keepsAContactThatCameBack() {
        tables("subscribed_contacts");
        driver.start().firstSync();
        String contact = account().contacts(list()).get(0);
        var row = listrak.truth("subscribed_contacts").values().stream()
                .filter(each -> each.path("ContactID").asText().equals(contact))
                .findFirst()
                .orElseThrow();
        account().unsubscribe(list(), contact);
        row.remove("ListID");
        String now = java.time.LocalDateTime.now(java.time.ZoneId.of("America/New_York"))
                .withNano(0)
                .toString();
        account().put(list(), row.put("AdditionDate", now));
        driver.sync();
        driver.sync();
        assertThat(records("subscribed_contacts")).noneMatch(record -> record.value() == null);
        assertSameAsApi("subscribed_contacts");
    }

    @Test
    void findsInTheSweepWhatHasNoDate() {
        tables("subscribed_contacts");
        sweepAlways();
        driver.start().firstSync();
        account()
                .updateContact(
                        list(), account().contacts(list()).get(1), row -> row.put("EmailAddress", "new@example.com"));
        account().erase(list(), account().contacts(list()).get(2));
        driver.sync();
        driver.sync();
        assertSameAsApi("subscribed_contacts");
    }

    @Test
    void readsAListAgainWhenItsPagesShifted() {
        driver.close();
        listrak.close();
        open(SimulatedListrak.builder()
                .lists(1)
                .contacts(PAGE * 3)
                .messages(1)
                .recipients(0)
                .events(0));
        tables("subscribed_contacts");
        listrak.onRequest(
                "POST /ReportSubscribedContacts/{id}",
                2,
                () -> account()
                        .contacts(list())
                        .subList(0, 3)
                        .forEach(contact -> account().erase(list(), contact)));
        driver.start().firstSync();
        assertThat(latest("subscribed_contacts")).containsAllEntriesOf(truth("subscribed_contacts"));
    }

    @Test
    void sendsNoTombstonesWhenTheyAreOff() {
        tables("subscribed_contacts");
        driver.set("deletes", "false").start().firstSync();
        account().unsubscribe(list(), account().contacts(list()).get(0));
        assertThat(driver.sync()).isEmpty();
        assertThat(requests("ReportRangeListContactRemoval")).isZero();
    }

    @Test
    void sendsChangedStatisticsAndBuriesDeletedMessages() {
        tables("messages");
        sweepAlways();
        driver.start().firstSync();
        account().addEvent("message_clicks", message());
        long gone = account().messages().get(3);
        account().deleteMessage(gone);
        List<SourceRecord> news = driver.sync();
        assertThat(news).hasSize(2);
        assertThat(news)
                .filteredOn(record -> record.value() == null)
                .extracting(record -> ((Struct) record.key()).getInt64("MsgID"))
                .containsExactly(gone);
        assertSameAsApi("messages");
    }

    @Test
    void readsOnlyRecentWindowsBetweenSweeps() {
        tables("messages");
        driver.start().firstSync();
        long whole = requests("ReportListMessageActivity");
        driver.sync();
        long rounds = listrak.requests("POST /GetContactListCollection");
        assertThat(requests("ReportListMessageActivity") - whole).isLessThanOrEqualTo(2 * 2 * rounds);
        assertThat(whole).isGreaterThan(8);
    }

    @Test
    void findsANewListWithoutARestartAndBuriesOneThatIsTakenAway() {
        driver.start().firstSync();
        long added = account().addList();
        account().subscribe(added);
        account().addMessage(added);
        long gone = account().lists().get(1);
        account().removeList(gone);
        driver.sync();
        driver.sync();
        assertSameAsApi("lists");
        assertThat(latest("subscribed_contacts")).containsAllEntriesOf(truth("subscribed_contacts"));
        assertThat(latest("messages")).containsAllEntriesOf(truth("messages"));
    }

    @Test
    void tellsListsByTheirFields() {
        tables("lists");
        driver.start().firstSync();
        Struct list = (Struct) records("lists").get(0).value();
        assertThat(list.getArray("GoogleTrackingDomains")).isNotNull();
        assertThat(list.getInt64("bounceHandling")).isNotNull();
        assertThat(list.get("_extra")).isNull();
    }
}
