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
import io.tributary.connect.common.table.Leg;
import io.tributary.connect.common.table.RowEdit;
import io.tributary.connect.common.time.Time;
import io.tributary.connect.listrak.ContactLists.ContactList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is subscribed to which list: whole lists in the sweep, else who came and who left since. A contact that leaves while a
 * list is read moves others to pages that were read before: where fewer contacts were met than the list had, it is read
 * again.
 */
final class Subscriptions implements Paginator {
    /** The operation whose rows report that they are gone. */
    static final String REMOVALS = "ReportRangeListContactRemoval";

    private static final String WHOLE = "ReportSubscribedContacts";
    private static final String RANGE = "ReportRangeSubscribedContacts";
    private static final String COUNT = "GetFilteredListCount";
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_REPEATS = 2;
    /** Headers that are not sent: a list that is read whole, how many it had before, how often it was read again. */
    private static final String SWEEP = "sweep";

    private static final String EXPECTED = "expected";
    private static final String REPEATS = "repeats";

    private final ListrakSourceConfig config;
    private final WallClock wallClock;
    private final Time time;
    private final ContactLists contactLists;
    private final Paginator pages;
    private final Sweeps sweeps;
    private final Map<Long, Instant> readAt = new ConcurrentHashMap<>();
    private final Map<Long, Set<Long>> met = new ConcurrentHashMap<>();

    Subscriptions(ListrakSourceConfig config, WallClock wallClock, Time time, Paginator pages) {
        this.config = config;
        this.wallClock = wallClock;
        this.time = time;
        this.contactLists = new ContactLists(wallClock);
        this.pages = pages;
        this.sweeps = new Sweeps(config.sweepInterval(), time);
    }

    /** What is to be read now. */
    Leg plan(Requester requester) {
        Instant now = time.instant();
        boolean all = sweeps.begin();
        List<ApiRequest> requests = new ArrayList<>();
        SetAside sick = new SetAside();
        for (ContactList list : contactLists.read(requester)) {
            try {
                requests.add(sweeps.isDue(list.id()) ? whole(list, requester, now) : range(list, RANGE, now));
                sick.answered();
            } catch (ApiException e) {
                sick.leaveOut(e);
            }
            if (config.deletes()) {
                requests.add(range(list, REMOVALS, now));
            }
        }
        Leg leg = Leg.sweep(requests, this).settingAside();
        return all && !sick.any() ? leg : leg.partial();
    }

    /** All contacts of a list; with a start date, those that were added since. */
    private ApiRequest whole(ContactList list, Requester requester, Instant now) {
        met.put(list.id(), ConcurrentHashMap.newKeySet());
        if (config.startDate().isAfter(Instant.EPOCH)) {
            return range(list, RANGE, config.startDate(), now).withHeader(SWEEP, "");
        }
        Page<ObjectNode> count = requester.read(list.request(COUNT), new RowReader<>("", row -> row));
        return ListrakRows.planned(list.request(WHOLE).with(NumberedPages.PAGE, 1), now)
                .withHeader(SWEEP, "")
                .withHeader(EXPECTED, Long.toString(Integers.of(count.envelope().path(COUNT + "Result"), 0)));
    }

    private ApiRequest range(ContactList list, String operation, Instant now) {
        return range(list, operation, readAt.getOrDefault(list.id(), now).minus(config.overlap()), now);
    }

    private ApiRequest range(ContactList list, String operation, Instant since, Instant now) {
        ApiRequest request = list.request(operation)
                .with("StartDate", wallClock.text(since.minus(DAY)))
                .with("EndDate", wallClock.text(now.plus(DAY)))
                .with(NumberedPages.PAGE, 1);
        return ListrakRows.planned(request, now);
    }

    /** Notes who is met while a list is read whole. */
    RowEdit noting() {
        return (row, request) -> {
            Set<Long> contacts =
                    request != null && request.headers().containsKey(EXPECTED) ? met.get(list(request)) : null;
            if (contacts != null) {
                contacts.add(Fingerprint.hash(row.path(ListrakRows.CONTACT).asText()));
            }
            return row;
        };
    }

    private static long list(ApiRequest request) {
        return Long.parseLong(request.query().get(ListrakRows.LIST));
    }

    @Override
    public ApiRequest next(Page<?> page) {
        ApiRequest next = pages.next(page);
        ApiRequest request = page.request();
        if (next != null || request.path().endsWith(REMOVALS)) {
            return next;
        }
        int repeats = Integer.parseInt(request.headers().getOrDefault(REPEATS, "0"));
        if (hasSkipped(request) && repeats < MOST_REPEATS) {
            return request.with(NumberedPages.PAGE, 1).withHeader(REPEATS, Integer.toString(repeats + 1));
        }
        end(request);
        return null;
    }

    private boolean hasSkipped(ApiRequest request) {
        String expected = request.headers().get(EXPECTED);
        return expected != null && met.get(list(request)).size() < Long.parseLong(expected);
    }

    private void end(ApiRequest request) {
        long list = list(request);
        readAt.put(list, Instant.ofEpochMilli(ListrakRows.planned(request)));
        if (request.headers().containsKey(SWEEP)) {
            met.remove(list);
            sweeps.finished(list);
        }
    }
}
