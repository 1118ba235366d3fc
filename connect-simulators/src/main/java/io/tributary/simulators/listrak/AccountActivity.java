package io.tributary.simulators.listrak;

import io.tributary.simulators.data.Draw;
import java.util.List;

/** Random activity: events, subscriptions and sometimes a message. */
final class AccountActivity {
    private static final List<String> EVENTS = List.of(
            "message_opens", "message_opens", "message_reads", "message_clicks", "message_bounces", "message_unsubs");

    private final ListrakAccount account;

    AccountActivity(ListrakAccount account) {
        this.account = account;
    }

    void change(Draw draw) {
        int kind = draw.below(100);
        List<Long> messages = account.messages();
        List<Long> lists = account.lists();
        if (kind < 60) {
            account.addEvent(draw.of(EVENTS), draw.of(messages));
        } else if (kind < 75) {
            account.addRecipient(messages.get(messages.size() - 1));
        } else if (kind < 90) {
            account.subscribe(draw.of(lists));
        } else if (kind < 95) {
            unsubscribe(draw, draw.of(lists));
        } else {
            account.addMessage(draw.of(lists));
        }
    }

    private void unsubscribe(Draw draw, long list) {
        List<String> contacts = account.contacts(list);
        if (!contacts.isEmpty()) {
            account.unsubscribe(list, draw.of(contacts));
        }
    }
}
