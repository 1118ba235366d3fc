package io.tributary.connect.listrak;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.simulators.listrak.SimulatedListrak;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists, messages and subscribed contacts: changes and deletes. */
class ContactTablesTest extends SimulatedTask {

    @BeforeEach
    void startSmall() {
        open(few());
    }

    @Test
    void sendsAddedContactsAndTombstonesOfRemovedOnes() {
        tables("subscribed_contacts");
        driver.start().firstSync();
        account().subscribe(list());
        account().unsubscribe(list(), account().contacts(list()).get(0));
        List<SourceRecord> changes = new ArrayList<>(driver.sync());
        // A contact has to be missing from two syncs that begin after its removal.
        changes.addAll(driver.sync());
        assertThat(changes)
                .hasSize(2)
                .filteredOn(record -> record.value() == null)
                .hasSize(1);
        assertSameAsApi("subscribed_contacts");
        assertThat(driver.sync()).isEmpty();
    }

    @Test
    void keepsAContactThatWasAddedAgain() {
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
    void findsChangesWithoutADateInTheSweep() {
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
    void readsAListAgainIfItsPagesShifted() {
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
    void sendsNoTombstonesIfDeletesAreOff() {
        tables("subscribed_contacts");
        driver.set("deletes", "false").start().firstSync();
        account().unsubscribe(list(), account().contacts(list()).get(0));
        assertThat(driver.sync()).isEmpty();
        assertThat(requests("ReportRangeListContactRemoval")).isZero();
    }

    @Test
    void sendsChangedCountersAndTombstonesOfDeletedMessages() {
        tables("messages");
        sweepAlways();
        driver.start().firstSync();
        account().addEvent("message_clicks", message());
        long gone = account().messages().get(3);
        account().deleteMessage(gone);
        List<SourceRecord> changes = driver.sync();
        assertThat(changes).hasSize(2);
        assertThat(changes)
                .filteredOn(record -> record.value() == null)
                .extracting(record -> ((Struct) record.key()).getInt64("MsgID"))
                .containsExactly(gone);
        assertSameAsApi("messages");
    }

    @Test
    void readsOnlyRecentWindowsBetweenSweeps() {
        tables("messages");
        driver.start().firstSync();
        long all = requests("ReportListMessageActivity");
        driver.sync();
        long rounds = listrak.requests("POST /GetContactListCollection");
        assertThat(requests("ReportListMessageActivity") - all).isLessThanOrEqualTo(2 * 2 * rounds);
        assertThat(all).isGreaterThan(8);
    }

    @Test
    void findsAddedAndRemovedListsWithoutARestart() {
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
    void readsAllFieldsOfLists() {
        tables("lists");
        driver.start().firstSync();
        Struct list = (Struct) records("lists").get(0).value();
        assertThat(list.getArray("GoogleTrackingDomains")).isNotNull();
        assertThat(list.getInt64("bounceHandling")).isNotNull();
        assertThat(list.get("_extra")).isNull();
    }
}
