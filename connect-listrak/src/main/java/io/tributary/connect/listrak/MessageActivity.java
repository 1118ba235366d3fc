package io.tributary.connect.listrak;

import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.Slice;
import io.tributary.connect.common.time.Time;
import io.tributary.connect.listrak.ContactLists.ContactList;
import java.time.Instant;
import java.util.List;

/**
 * The messages of all lists with their statistics, which change without any date moving: the recent ones each time, all in
 * the sweep.
 */
final class MessageActivity {
    private final String report;
    private final Time time;
    private final ContactLists contactLists;
    private final SweepSchedule sweeps;

    MessageActivity(String report, ListrakSourceConfig config, WallClock wallClock, Time time) {
        this.report = report;
        this.time = time;
        this.contactLists = new ContactLists(config, wallClock);
        this.sweeps = new SweepSchedule(config.sweepInterval(), time);
    }

    /** What is to be read now. */
    Slice plan(Requester requester) {
        Instant now = time.instant();
        boolean all = sweeps.begin();
        List<ListRead> lists = contactLists.read(requester).stream()
                .map(list -> messages(list, now))
                .toList();
        Slice slice = Slice.of(lists).independentLists();
        return all ? slice.wholeTable() : slice;
    }

    private ListRead messages(ContactList list, Instant now) {
        boolean all = sweeps.isDue(list.id());
        ListRead messages = contactLists.messages(list, report, all, now);
        return all
                ? messages.atEnd(() -> {
                    sweeps.finished(list.id());
                    return null;
                })
                : messages;
    }
}
