package io.tributary.connect.listrak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.SetAside;
import io.tributary.connect.common.pagination.Listing;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.time.Time;
import io.tributary.connect.listrak.ContactLists.ContactList;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The messages of all lists with their counters, as one report tells them: asked for once a round, however many tables
 * need them; the counters of old messages more rarely.
 */
final class Messages {
    private final String report;
    private final ListrakSourceConfig config;
    private final WallClock clock;
    private final ContactLists contactLists;
    private final SweepSchedule sweeps;
    private final Time time;
    private final Map<Long, Map<Long, Message>> byList = new HashMap<>();
    private boolean read;
    private long dueMs;

    /**
     * One message.
     *
     * @param sent null where that is not told
     * @param counters what the report counts, by name
     */
    record Message(long id, Instant sent, Map<String, Long> counters) {

        long count(String counter) {
            return counters.getOrDefault(counter, 0L);
        }
    }

    /**
     * @param report the operation, such as {@code ReportListMessageActivity}
     */
    Messages(String report, ListrakSourceConfig config, WallClock clock, Time time) {
        this.report = report;
        this.config = config;
        this.clock = clock;
        this.contactLists = new ContactLists(config, clock);
        this.sweeps = new SweepSchedule(config.counterInterval(), time);
        this.time = time;
    }

    /** All messages since the start date, newest first, as they were at most a poll interval ago. */
    synchronized List<Message> newestFirst(Requester requester, Instant now) {
        if (!read || time.elapsedMs() >= dueMs) {
            long due = time.elapsedMsIn(config.pollInterval().toMillis());
            refresh(requester, now);
            read = true;
            dueMs = due;
        }
        return byList.values().stream()
                .flatMap(messages -> messages.values().stream())
                .sorted(Comparator.comparing(Messages::sentOrFirst).reversed().thenComparing(Message::id))
                .toList();
    }

    private static Instant sentOrFirst(Message message) {
        return message.sent() == null ? Instant.EPOCH : message.sent();
    }

    private void refresh(Requester requester, Instant now) {
        List<ContactList> lists = contactLists.read(requester);
        sweeps.begin();
        byList.keySet().retainAll(lists.stream().map(ContactList::id).toList());
        SetAside sick = new SetAside();
        for (ContactList list : lists) {
            try {
                refresh(list, requester, now);
                sick.answered();
            } catch (ApiException e) {
                sick.leaveOut(e);
            }
        }
    }

    private void refresh(ContactList contactList, Requester requester, Instant now) {
        boolean all = sweeps.isDue(contactList.id());
        ListRead list = contactLists.messages(contactList, report, all, now);
        Map<Long, Message> messages = all ? new HashMap<>() : byList.get(contactList.id());
        for (ObjectNode row : Listing.read(report, requester, list.first(), list.pages(), "")) {
            Message message = message(row);
            if (message.sent() == null || !message.sent().isBefore(config.startDate())) {
                messages.put(message.id(), message);
            }
        }
        byList.put(contactList.id(), messages);
        sweeps.finished(contactList.id());
    }

    private Message message(ObjectNode row) {
        Map<String, Long> counters = new HashMap<>();
        row.properties().stream()
                .filter(field -> field.getKey().endsWith("Count"))
                .forEach(field -> counters.put(field.getKey(), field.getValue().asLong()));
        return new Message(
                row.path(ListrakRows.MESSAGE).asLong(),
                clock.read(row.path("SendDate").asText()),
                counters);
    }
}
