package io.tributary.connect.listrak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.pagination.Listing;
import io.tributary.connect.common.reading.SetAside;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A report of the messages of all lists, with counters that change without any date moving. Each sync reads the recent
 * messages of a list, a sweep reads all of them. The rows of {@code messages} come from {@link #plan}. The tables that are
 * read message by message share the messages of {@link #newestFirst}.
 */
final class MessageReport {
    /** Older messages hardly change. */
    private static final Duration RECENT = Duration.ofDays(90);

    private final String operation;
    private final ListrakSourceConfig config;
    private final WallClock clock;
    private final Time time;
    private final SweepSchedule sweeps;
    private final Map<Long, Map<Long, Message>> byList = new HashMap<>();
    private boolean read;
    private long dueMs;

    /**
     * One message.
     *
     * @param sent null if unknown
     * @param counters the report's counters by name
     */
    record Message(long id, Instant sent, Map<String, Long> counters) {
        long count(String counter) {
            return counters.getOrDefault(counter, 0L);
        }

        /** Number of contacts that the message was sent to, including those whose mail bounced. */
        long recipients() {
            return count("DeliverCount") + count("BounceCount");
        }
    }

    /** @param operation for example {@code ReportListMessageActivity} */
    MessageReport(String operation, Duration sweepInterval, ListrakSourceConfig config, WallClock clock, Time time) {
        this.operation = operation;
        this.config = config;
        this.clock = clock;
        this.time = time;
        this.sweeps = new SweepSchedule(sweepInterval, time);
    }

    /** The lists to read now for the rows of {@code messages}. */
    Slice plan(Requester requester) {
        Instant now = time.instant();
        List<ContactList> contactLists = ContactList.readAll(requester, clock);
        boolean sweep = sweeps.begin();
        List<ListRead> lists =
                contactLists.stream().map(list -> plan(list, now)).toList();
        Slice slice = Slice.of(lists).independentLists();
        return sweep ? slice.asFullTable() : slice;
    }

    private ListRead plan(ContactList list, Instant now) {
        if (!sweeps.isDue(list.id())) {
            return recent(list, now);
        }
        return all(list, now).atEnd(() -> {
            sweeps.finished(list.id());
            return null;
        });
    }

    /** All messages since the start date, newest first. They are at most one poll interval old. */
    synchronized List<Message> newestFirst(Requester requester, Instant now) {
        if (!read || time.elapsedMs() >= dueMs) {
            long due = time.elapsedMsIn(config.pollInterval().toMillis());
            refresh(requester, now);
            read = true;
            dueMs = due;
        }
        return byList.values().stream()
                .flatMap(messages -> messages.values().stream())
                .sorted(Comparator.comparing(MessageReport::sentOrEpoch)
                        .reversed()
                        .thenComparing(Message::id))
                .toList();
    }

    private static Instant sentOrEpoch(Message message) {
        return message.sent() == null ? Instant.EPOCH : message.sent();
    }

    private void refresh(Requester requester, Instant now) {
        List<ContactList> lists = ContactList.readAll(requester, clock);
        sweeps.begin();
        byList.keySet().retainAll(lists.stream().map(ContactList::id).toList());
        SetAside setAside = new SetAside();
        for (ContactList list : lists) {
            try {
                refresh(list, requester, now);
                setAside.succeeded();
            } catch (ApiException e) {
                setAside.skip(e);
            }
        }
    }

    private void refresh(ContactList list, Requester requester, Instant now) {
        boolean all = sweeps.isDue(list.id()) || !byList.containsKey(list.id());
        ListRead report = all ? all(list, now) : recent(list, now);
        Map<Long, Message> messages = all ? new HashMap<>() : byList.get(list.id());
        for (ObjectNode row : Listing.read(operation, requester, report.first(), report.pages(), "")) {
            Message message = message(row);
            if (message.sent() == null || !message.sent().isBefore(config.startDate())) {
                messages.put(message.id(), message);
            }
        }
        byList.put(list.id(), messages);
        sweeps.finished(list.id());
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

    /** No message is older than its list. */
    private ListRead all(ContactList list, Instant now) {
        return since(list.created(), list, now);
    }

    private ListRead recent(ContactList list, Instant now) {
        return since(now.minus(RECENT), list, now);
    }

    /** @param since null if unknown */
    private ListRead since(Instant since, ContactList list, Instant now) {
        Instant first = config.firstWindow();
        LocalDate from = clock.day(since == null || since.isBefore(first) ? first : since);
        LocalDate until = clock.day(now).plusDays(1);
        ApiRequest request = list.request(operation).with("IncludeTestMessages", config.includesTestMessages());
        return DateWindows.between(from.isBefore(until) ? from : until.minusDays(1), until, request);
    }
}
