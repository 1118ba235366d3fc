package io.tributary.systemtests.chaos;

import static io.tributary.systemtests.chaos.Changes.some;
import static io.tributary.systemtests.chaos.Changes.times;

import io.tributary.simulators.data.Draw;
import io.tributary.simulators.http.SimulatedApi;
import io.tributary.simulators.listrak.ListrakAccount;
import io.tributary.simulators.listrak.SimulatedListrak;
import java.time.Instant;
import java.util.List;

/** Changes in a Listrak account. */
final class ListrakChanges implements Changes {
    private static final int BURST = 8;
    private static final int FEWEST = 4;
    private static final List<String> EVENTS =
            List.of("message_opens", "message_reads", "message_clicks", "message_bounces", "message_unsubs");

    private final SimulatedListrak listrak;
    private final ListrakAccount account;

    ListrakChanges(SimulatedApi api) {
        this.listrak = (SimulatedListrak) api;
        this.account = listrak.account();
    }

    @Override
    public void make(Draw draw, String mark) {
        long list = draw.of(account.lists());
        switch (draw.below(13)) {
            case 0, 1, 2 -> addEventsOfOneSecond(draw);
            case 3 -> sendOn(draw);
            case 4 -> times(draw, 4, () -> account.subscribe(list));
            case 5, 6 -> some(draw, account.contacts(list), 3).forEach(contact -> account.unsubscribe(list, contact));
            case 7 -> some(draw, account.formerContacts(list), 3).forEach(former -> account.resubscribe(list, former));
            case 8 -> some(draw, account.contacts(list), 1).forEach(contact -> account.erase(list, contact));
            case 9 -> changeContact(list, draw, mark);
            case 10 -> account.updateList(list, row -> row.put("ListName", mark));
            case 11 -> sendMessage(list, draw);
            default -> deleteMessage(draw);
        }
    }

    private void addEventsOfOneSecond(Draw draw) {
        Instant now = listrak.clock().instant();
        List<Long> messages = account.messages();
        times(draw, BURST, () -> account.addEvent(draw.of(EVENTS), draw.of(messages), now));
    }

    private void sendOn(Draw draw) {
        long message = draw.of(account.messages());
        times(draw, BURST, () -> account.addRecipient(message));
    }

    private void changeContact(long list, Draw draw, String mark) {
        some(draw, account.contacts(list), 2)
                .forEach(contact -> account.updateContact(list, contact, row -> row.put("AdditionMethod", mark)));
    }

    private void sendMessage(long list, Draw draw) {
        long message = account.addMessage(list);
        times(draw, BURST, () -> account.addRecipient(message));
    }

    private void deleteMessage(Draw draw) {
        List<Long> messages = account.messages();
        if (messages.size() > FEWEST) {
            account.deleteMessage(draw.of(messages));
        }
    }
}
