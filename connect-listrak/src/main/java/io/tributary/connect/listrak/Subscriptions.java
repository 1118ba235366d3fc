package io.tributary.connect.listrak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.reading.SetAside;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Integers;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.RowEdit;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The contacts of each list. A sweep reads complete lists, other syncs read the contacts that were added or removed since. A
 * contact that is removed during a read shifts others to pages that were read already: if fewer contacts were read than
 * the list had, it is read again.
 */
final class Subscriptions {
    /** The operation whose rows are removed contacts. */
    static final String REMOVALS = "ReportRangeListContactRemoval";

    private static final String ALL = "ReportSubscribedContacts";
    private static final String ADDED = "ReportRangeSubscribedContacts";
    private static final String COUNT = "GetFilteredListCount";
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MAX_REPEATS = 2;

    private final ListrakSourceConfig config;
    private final WallClock wallClock;
    private final Time time;
    private final Paginator pages;
    private final SweepSchedule sweeps;
    private final Map<Long, Instant> readAt = new ConcurrentHashMap<>();

    Subscriptions(ListrakSourceConfig config, WallClock wallClock, Time time, Paginator pages) {
        this.config = config;
        this.wallClock = wallClock;
        this.time = time;
        this.pages = pages;
        this.sweeps = new SweepSchedule(config.sweepInterval(), time);
    }

    /** Notes which contacts a complete read of a list returns. */
    static final RowEdit NOTE_CONTACTS = (row, list) -> {
        CompleteRead read = list == null ? null : list.context(CompleteRead.class);
        if (read != null) {
            read.contacts().add(Fingerprint.hash(row.path(ListrakRows.CONTACT).asText()));
        }
        return row;
    };

    /**
     * A complete read of a list.
     *
     * @param expected number of contacts of the list before the read
     * @param contacts hashes of the contacts' ids read so far; filled on request threads
     * @param repeats how often the list was read again
     */
    private record CompleteRead(long expected, Set<Long> contacts, AtomicInteger repeats) {

        boolean isIncomplete() {
            return contacts.size() < expected && repeats.getAndIncrement() < MAX_REPEATS;
        }
    }

    /** The lists to read now. */
    Slice plan(Requester requester) {
        Instant now = time.instant();
        List<ContactList> contactLists = ContactList.readAll(requester, wallClock);
        boolean sweep = sweeps.begin();
        List<ListRead> lists = new ArrayList<>();
        SetAside setAside = new SetAside();
        for (ContactList list : contactLists) {
            try {
                lists.add(sweeps.isDue(list.id()) ? all(list, requester, now) : added(list, now));
                setAside.succeeded();
            } catch (ApiException e) {
                setAside.skip(e);
            }
            if (config.deletes()) {
                lists.add(range(list, REMOVALS, since(list, now), now));
            }
        }
        Slice slice = Slice.of(lists).independentLists();
        return sweep && !setAside.any() ? slice.asFullTable() : slice;
    }

    /** All contacts of a list. With a start date, those that were added since. */
    private ListRead all(ContactList list, Requester requester, Instant now) {
        if (config.startDate().isAfter(Instant.EPOCH)) {
            return range(list, ADDED, config.startDate(), now).atEnd(() -> {
                readAt.put(list.id(), now);
                sweeps.finished(list.id());
                return null;
            });
        }
        Page<ObjectNode> count = requester.read(list.request(COUNT), new RowReader<>("", row -> row));
        long expected = Integers.of(count.envelope().path(COUNT + "Result"), 0);
        CompleteRead read = new CompleteRead(expected, ConcurrentHashMap.newKeySet(), new AtomicInteger());
        ApiRequest first = list.request(ALL).with(NumberedPages.PAGE, 1);
        return ListRead.of(first, pages).with(read).atEnd(() -> {
            if (read.isIncomplete()) {
                return first;
            }
            readAt.put(list.id(), now);
            sweeps.finished(list.id());
            return null;
        });
    }

    private ListRead added(ContactList list, Instant now) {
        return range(list, ADDED, since(list, now), now).atEnd(() -> {
            readAt.put(list.id(), now);
            return null;
        });
    }

    private Instant since(ContactList list, Instant now) {
        return readAt.getOrDefault(list.id(), now).minus(config.overlap());
    }

    private ListRead range(ContactList list, String operation, Instant since, Instant now) {
        ApiRequest request = list.request(operation)
                .with("StartDate", wallClock.text(since.minus(DAY)))
                .with("EndDate", wallClock.text(now.plus(DAY)))
                .with(NumberedPages.PAGE, 1);
        return ListRead.of(request, pages);
    }
}
