package io.tributary.sandbox.listrak;

import io.tributary.sandbox.data.Draw;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** People who read mail: events, subscriptions and now and then a message, at a steady rate. */
final class AccountActivity implements AutoCloseable {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final List<String> EVENTS = List.of(
            "message_opens", "message_opens", "message_reads", "message_clicks", "message_bounces", "message_unsubs");

    private final ListrakAccount account;
    private ScheduledExecutorService timer;
    private long changes;

    AccountActivity(ListrakAccount account) {
        this.account = account;
    }

    /** Begins to change rows, in place of an earlier rate. */
    synchronized void start(double perSecond) {
        close();
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "account-activity");
            thread.setDaemon(true);
            return thread;
        });
        long every = (long) (SECOND / perSecond);
        timer.scheduleAtFixedRate(this::change, every, every, TimeUnit.NANOSECONDS);
    }

    @Override
    public synchronized void close() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    private synchronized void change() {
        Draw draw = new Draw(0, "change", changes++);
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
