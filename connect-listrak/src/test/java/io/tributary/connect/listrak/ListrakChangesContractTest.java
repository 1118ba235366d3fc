package io.tributary.connect.listrak;

import io.tributary.simulators.listrak.ListrakAccount;
import io.tributary.simulators.listrak.SimulatedListrak;
import io.tributary.testkit.VendorUnderTest;
import io.tributary.testkit.contract.Change;
import io.tributary.testkit.contract.ChangesContract;
import io.tributary.testkit.contract.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Changes of rows, for all of Listrak's tables. */
class ListrakChangesContractTest extends ChangesContract {
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final List<String> EVENTS =
            List.of("message_bounces", "message_clicks", "message_opens", "message_reads", "message_unsubs");

    ListrakChangesContractTest() {
        super(new ListrakKit(), new Truth());
    }

    /** Sweeps at each sync, so that the next one finds all changes. */
    @Override
    protected VendorUnderTest open() {
        VendorUnderTest vendor = super.open();
        driver.set("listrak.sweep.interval.ms", "1");
        return vendor;
    }

    @Override
    protected Scenarios scenarios(VendorUnderTest vendor) {
        ListrakAccount account = ((SimulatedListrak) vendor.api()).account();
        Instant now = vendor.api().clock().instant();
        long list = account.lists().get(1);
        long message = account.messages().get(2);
        return new Scenarios()
                .on(Change.UPDATE, "lists", () -> account.updateList(list, row -> row.put("ListName", "changed")))
                .on(Change.UPDATE, "messages", () -> account.addEvent("message_opens", message))
                .on(
                        Change.UPDATE,
                        "subscribed_contacts",
                        () -> account.updateContact(
                                list, account.contacts(list).get(1), row -> row.put("AdditionMethod", "changed")))
                .never(Change.UPDATE, "events do not change", EVENTS.toArray(String[]::new))
                .never(Change.UPDATE, "recipients do not change", "message_sends")
                .on(Change.INSERT, "lists", account::addList)
                .on(Change.INSERT, "messages", () -> account.addMessage(list))
                .on(Change.INSERT, "message_sends", () -> account.addRecipient(message))
                .on(Change.INSERT, "subscribed_contacts", () -> account.subscribe(list))
                .on(Change.INSERT, EVENTS, table -> account.addEvent(table, message, now))
                .on(Change.TIE, EVENTS, table -> account.addEvent(table, message, now))
                .on(Change.LATE, EVENTS, table -> account.addEvent(table, message, now.minus(LATE)))
                .never(Change.TIE, "its rows have no time", "message_sends")
                .never(Change.LATE, "its rows have no time", "message_sends")
                .on(
                        Change.DELETE,
                        "lists",
                        () -> account.removeList(
                                account.lists().get(account.lists().size() - 1)))
                .on(
                        Change.DELETE,
                        "messages",
                        () -> account.deleteMessage(account.messages().get(3)))
                .on(
                        Change.DELETE,
                        "subscribed_contacts",
                        () -> account.unsubscribe(list, account.contacts(list).get(2)));
    }
}
