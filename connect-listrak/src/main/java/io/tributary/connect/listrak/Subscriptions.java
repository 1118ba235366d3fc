package io.tributary.connect.listrak;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiException;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.http.RowReader;
import io.tributary.connect.common.http.SetAside;
import io.tributary.connect.common.pagination.Paginator;
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
 * Who is subscribed to which list: whole lists in the sweep, else who came and who left since. A contact that leaves while a
 * list is read moves others to pages that were read before: where fewer contacts were met than the list had, it is read
 * again.
 */
final class Subscriptions {
    /** The operation whose rows report that they are gone. */
    static final String REMOVALS = "ReportRangeListContactRemoval";

    private static final String WHOLE = "ReportSubscribedContacts";
    private static final String RANGE = "ReportRangeSubscribedContacts";
    private static final String COUNT = "GetFilteredListCount";
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_REPEATS = 2;

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

    /** Notes the contacts that are met while a list is read whole. */
    static final RowEdit NOTING = (row, list) -> {
        WholeList whole = list == null ? null : list.context(WholeList.class);
        if (whole != null) {
            whole.met().add(Fingerprint.hash(row.path(ListrakRows.CONTACT).asText()));
        }
        return row;
    };

    /**
     * A list that is read whole.
     *
     * @param expected how many contacts it had before
     * @param met the contacts so far; filled on request threads
     * @param repeats how often it was read again
     */
    private record WholeList(long expected, Set<Long> met, AtomicInteger repeats) {

        boolean isToRepeat() {
            return met.size() < expected && repeats.getAndIncrement() < MOST_REPEATS;
        }
    }

    /** What is to be read now. */
    Slice plan(Requester requester) {
        Instant now = time.instant();
        boolean all = sweeps.begin();
        List<ListRead> lists = new ArrayList<>();
        SetAside sick = new SetAside();
        for (ContactList list : ContactList.readAll(requester, wallClock)) {
            try {
                lists.add(sweeps.isDue(list.id()) ? whole(list, requester, now) : recent(list, RANGE, now));
                sick.answered();
            } catch (ApiException e) {
                sick.leaveOut(e);
            }
            if (config.deletes()) {
                lists.add(range(list, REMOVALS, since(list, now), now));
            }
        }
        Slice slice = Slice.of(lists).independentLists();
        return all && !sick.any() ? slice.wholeTable() : slice;
    }

    /** All contacts of a list; with a start date, those that were added since. */
    private ListRead whole(ContactList list, Requester requester, Instant now) {
        if (config.startDate().isAfter(Instant.EPOCH)) {
            return range(list, RANGE, config.startDate(), now).atEnd(() -> {
                readAt.put(list.id(), now);
                sweeps.finished(list.id());
                return null;
            });
        }
        Page<ObjectNode> count = requester.read(list.request(COUNT), new RowReader<>("", row -> row));
        long expected = Integers.of(count.envelope().path(COUNT + "Result"), 0);
        WholeList whole = new WholeList(expected, ConcurrentHashMap.newKeySet(), new AtomicInteger());
        ApiRequest first = list.request(WHOLE).with(NumberedPages.PAGE, 1);
        return ListRead.of(first, pages).with(whole).atEnd(() -> {
            if (whole.isToRepeat()) {
                return first;
            }
            readAt.put(list.id(), now);
            sweeps.finished(list.id());
            return null;
        });
    }

    private ListRead recent(ContactList list, String operation, Instant now) {
        return range(list, operation, since(list, now), now).atEnd(() -> {
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
