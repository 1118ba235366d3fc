package io.tributary.connect.listrak;

import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.DeclaredTables;
import io.tributary.connect.common.table.RowEdit;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.table.TableNames;
import io.tributary.connect.common.time.Time;
import io.tributary.connect.listrak.service.SoapRequester;
import java.time.Duration;
import java.util.List;

/** Listrak's nine tables (SOAP API v31, IntegrationService). */
final class ListrakTables {
    /** Returns the lists: the cheapest operation, and the parents of everything else. */
    static final String LISTS = "GetContactListCollection";

    private static final String ACTIVITY = "ReportListMessageActivity";
    private static final String DELIVERY = "ReportListMessageDelivery";

    private static final DeclaredTables<ListrakTables> DECLARED = DeclaredTables.<ListrakTables>none()
            .with("lists", ListrakTables::lists)
            .with("message_bounces", ListrakTables::bounces)
            .with("message_clicks", ListrakTables::clicks)
            .with("message_opens", ListrakTables::opens)
            .with("message_reads", ListrakTables::reads)
            .with("message_sends", ListrakTables::sends)
            .with("message_unsubs", ListrakTables::unsubs)
            .with("messages", ListrakTables::messages)
            .with("subscribed_contacts", ListrakTables::subscribedContacts);

    static final TableNames NAMES = DECLARED.names();

    private final ListrakSourceConfig config;
    private final WallClock wallClock;
    private final ListrakRows rows;
    private final MessageReport activity;
    private final MessageReport delivery;
    private final Paginator pages = new NumberedPages();
    private final MessageChildren children;

    ListrakTables(ListrakSourceConfig config) {
        this.config = config;
        this.wallClock = new WallClock(config.timeZone());
        this.rows = new ListrakRows(wallClock);
        this.activity = report(ACTIVITY, config.counterInterval());
        this.delivery = report(DELIVERY, config.counterInterval());
        this.children = new MessageChildren(config, wallClock, pages);
    }

    private MessageReport report(String operation, Duration sweepInterval) {
        return new MessageReport(operation, sweepInterval, config, wallClock, Time.SYSTEM);
    }

    List<Table> all() {
        return DECLARED.build(this);
    }

    private Table lists(String name) {
        return Table.named(name)
                .primaryKey("ListID")
                .edit(rows.list())
                .replicate(Snapshot.of(SoapRequester.request(LISTS), Paginator.SINGLE));
    }

    private Table messages(String name) {
        return Table.named(name)
                .primaryKey("MsgID")
                .edit(rows.times("SendDate"))
                .weight(10)
                .replicate(Snapshot.planned(report(ACTIVITY, config.sweepInterval())::plan)
                        .since("SendDate"));
    }

    private Table sends(String name) {
        return Table.named(name)
                .primaryKey("MsgID", "EmailAddress")
                .edit(ListrakRows.withParent(ListrakRows.MESSAGE))
                .timedBy((row, list) -> ListrakRows.planned(list))
                .weight(200)
                .replicate(children.recipients("ReportMessageContactSent", delivery));
    }

    private Table bounces(String name) {
        return events(name, "ReportRangeMessageContactBounces", delivery, "BounceCount", "BounceDate");
    }

    private Table clicks(String name) {
        return events(name, "ReportRangeMessageContactClick", activity, "ClickCount", "ClickDate", "LinkUrl");
    }

    private Table opens(String name) {
        return events(name, "ReportRangeMessageContactOpen", activity, "OpenCount", "OpenDate");
    }

    private Table reads(String name) {
        return events(name, "ReportRangeMessageContactRead", activity, "ReadCount", "ReadDate");
    }

    /** @param identity the fields that distinguish a contact's events, first their date */
    private Table events(String name, String operation, MessageReport report, String counter, String... identity) {
        String date = identity[0];
        Table.Builder table = Table.named(name)
                .edit(ListrakRows.event(config.keyedByEvent(), identity))
                .weight(100);
        return (config.keyedByEvent()
                        ? table.primaryKey("MsgID", "EmailAddress", "event_id")
                        : table.primaryKey("MsgID", "EmailAddress"))
                .timedBy((row, list) -> rows.time(row, list, date))
                .replicate(children.events(operation, date, report, counter));
    }

    private Table unsubs(String name) {
        return Table.named(name)
                .primaryKey("MsgID", "EmailAddress")
                .edit(ListrakRows.both(
                        rows.times("AdditionDate", "RemovalDate"), ListrakRows.withParent(ListrakRows.MESSAGE)))
                .timedBy((row, list) -> rows.time(row, list, "RemovalDate"))
                .weight(100)
                .replicate(children.events("ReportRangeMessageContactRemoval", "RemovalDate", activity, "RemoveCount"));
    }

    private Table subscribedContacts(String name) {
        Subscriptions subscriptions = new Subscriptions(config, wallClock, Time.SYSTEM, pages);
        RowEdit times = rows.times("AdditionDate");
        return Table.named(name)
                .primaryKey("ContactID", "ListID")
                .edit(ListrakRows.both(
                        Subscriptions.NOTE_CONTACTS, ListrakRows.both(times, ListrakRows.withParent(ListrakRows.LIST))))
                .deletedWhen(row -> row.has("RemovalDate"))
                .weight(50)
                .replicate(Snapshot.planned(subscriptions::plan)
                        .since("AdditionDate")
                        .shifting()
                        .reportedPermanently());
    }
}
