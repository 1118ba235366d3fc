package io.tributary.simulators.listrak;

import io.tributary.simulators.data.Draw;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Fills an account. A third of the events and recipients belong to one message, a tenth of the messages have none. */
final class AccountGenerator {
    private static final Duration LIST_AGE = Duration.ofDays(700);
    private static final int BULK = 40;
    /** The newest message is still being sent. */
    private static final long NEWEST_MINUTES = 60;

    private final ListrakAccount account;
    private final long seed;

    AccountGenerator(ListrakAccount account, long seed) {
        this.account = account;
        this.seed = seed;
    }

    void fill(ListrakSize size) {
        for (int i = 0; i < size.lists(); i++) {
            account.addList(account.ago(LIST_AGE));
        }
        List<Long> lists = account.lists();
        for (int i = 0; i < size.messages(); i++) {
            boolean newest = i == size.messages() - 1;
            long minutes = new Draw(seed, "age", i).between(3000, 900_000);
            Duration age = Duration.ofMinutes(newest ? NEWEST_MINUTES : minutes);
            account.addMessage(lists.get(i % lists.size()), account.ago(age));
        }
        for (int i = 0; i < size.contacts(); i++) {
            subscribe(lists, i);
        }
        List<Long> messages = account.messages();
        for (int i = 0; i < size.recipients(); i++) {
            account.addRecipient(messageOf(messages, "recipient", i));
        }
        for (EventKind kind : EventKind.values()) {
            for (int i = 0; i < size.events(); i++) {
                addEvent(kind, messageOf(messages, kind.table(), i), i);
            }
        }
    }

    /** Imports add many contacts at the same time. Every seventh person is on two lists. */
    private void subscribe(List<Long> lists, int number) {
        Draw draw = new Draw(seed, "bulk", number / BULK);
        Instant added = account.ago(Duration.ofMinutes(draw.between(3000, 900_000)));
        long person = number % 7 == 6 ? number - 1 : number;
        account.subscribe(lists.get(number % lists.size()), 1_000_000 + person, added);
    }

    private long messageOf(List<Long> messages, String kind, int number) {
        Draw draw = new Draw(seed, kind + " message", number);
        int first = messages.size() / 10;
        return draw.chance(33) ? messages.get(first) : messages.get(first + draw.below(messages.size() - first));
    }

    /** An event after its message, mostly more than two days ago. */
    private void addEvent(EventKind kind, long message, int number) {
        Draw draw = new Draw(seed, kind.table() + " time", number);
        Instant sent = WallTime.parse(
                        account.message(message).row().path("SendDate").asText())
                .atZone(WallTime.ZONE)
                .toInstant();
        long seconds = Duration.between(sent, account.ago(Duration.ofHours(49))).toSeconds();
        account.addEvent(kind.table(), message, sent.plusMillis(draw.between(0, Math.max(1, seconds) * 1000)));
    }
}
