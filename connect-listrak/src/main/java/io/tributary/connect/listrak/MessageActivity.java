package io.tributary.connect.listrak;

import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.http.Page;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.Leg;
import io.tributary.connect.common.time.Time;
import io.tributary.connect.listrak.ContactLists.ContactList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of all lists with their statistics, which change without any date moving: the recent ones each time, all in
 * the sweep.
 */
final class MessageActivity implements Paginator {
    /** A header that is not sent: a list that is read whole. */
    private static final String SWEEP = "sweep";

    private final String report;
    private final Time time;
    private final ContactLists contactLists;
    private final MessageWindows windows;
    private final Sweeps sweeps;

    MessageActivity(String report, ListrakSourceConfig config, WallClock wallClock, Time time) {
        this.report = report;
        this.time = time;
        this.contactLists = new ContactLists(wallClock);
        this.windows = new MessageWindows(config, wallClock);
        this.sweeps = new Sweeps(config.sweepInterval(), time);
    }

    /** What is to be read now. */
    Leg plan(Requester requester) {
        Instant now = time.instant();
        boolean all = sweeps.begin();
        List<ApiRequest> requests = new ArrayList<>();
        for (ContactList list : contactLists.read(requester)) {
            requests.add(
                    sweeps.isDue(list.id())
                            ? windows.all(list, report, now).withHeader(SWEEP, "")
                            : windows.recent(list, report, now));
        }
        Leg leg = Leg.sweep(requests, this).settingAside();
        return all ? leg : leg.partial();
    }

    @Override
    public ApiRequest next(Page<?> page) {
        ApiRequest next = Windows.PAGES.next(page);
        if (next == null && page.request().headers().containsKey(SWEEP)) {
            sweeps.finished(Long.parseLong(page.request().query().get(ListrakRows.LIST)));
        }
        return next;
    }
}
