package io.tributary.connect.listrak;

import io.tributary.connect.common.pagination.Paginator;
import io.tributary.connect.common.table.RowEdit;
import io.tributary.connect.common.table.Snapshot;
import io.tributary.connect.common.table.Table;
import io.tributary.connect.common.time.Time;
import io.tributary.connect.listrak.Messages.Message;
import io.tributary.connect.listrak.service.SoapRequester;
import java.util.List;
import java.util.function.ToLongFunction;

/** Listrak's nine tables (SOAP API v31, IntegrationService). */
final class ListrakTables {
    static final List<String> NAMES = List.of(
            "lists",
            "message_bounces",
            "message_clicks",
            "message_opens",
            "message_reads",
            "message_sends",
            "message_unsubs",
            "messages",
            "subscribed_contacts");

    /** The cheapest operation, and the parents of all others. */
    static final String LISTS = "GetContactListCollection";

    private static final String ACTIVITY = "ReportListMessageActivity";
    private static final String DELIVERY = "ReportListMessageDelivery";

    private final ListrakSourceConfig config;
    private final WallClock wallClock;
    private final ListrakRows rows;
    private final Messages activity;
    private final Messages delivery;
    private final Paginator pages = new NumberedPages();
    private final MessageLists messageLists;

    ListrakTables(ListrakSourceConfig config) {
        this.config = config;
        this.wallClock = new WallClock(config.timeZone());
        this.rows = new ListrakRows(wallClock);
        this.activity = new Messages(ACTIVITY, config, wallClock, Time.SYSTEM);
        this.delivery = new Messages(DELIVERY, config, wallClock, Time.SYSTEM);
        this.messageLists = new MessageLists(config, wallClock, pages);
    }

    List<Table> all() {
        return List.of(
                lists(),
                bounces(),
                clicks(),
                events("message_opens", "ReportRangeMessageContactOpen", "OpenDate", "OpenCount"),
                events("message_reads", "ReportRangeMessageContactRead", "ReadDate", "ReadCount"),
                sends(),
                unsubs(),
                messages(),
                subscribedContacts());
    }

    private Table lists() {
        return Table.named("lists")
                .primaryKey("ListID")
                .edit(rows.list())
                .replicate(Snapshot.of(SoapRequester.request(LISTS), Paginator.SINGLE));
    }

    private Table messages() {
        MessageActivity plan = new MessageActivity(ACTIVITY, config, wallClock, Time.SYSTEM);
        return Table.named("messages")
                .primaryKey("MsgID")
                .edit(rows.times("SendDate"))
                .weight(10)
                .replicate(Snapshot.planned(plan::plan).since("SendDate"));
    }

    private Table sends() {
        return Table.named("message_sends")
                .primaryKey("MsgID", "EmailAddress")
                .edit(ListrakRows.withParent(ListrakRows.MESSAGE))
                .timedBy((row, json, list) -> ListrakRows.planned(list))
                .weight(200)
                .replicate(messageLists.sends("ReportMessageContactSent", delivery, ListrakTables::sent));
    }

    private Table clicks() {
        RowEdit edit = ListrakRows.event(config.keyedByEvent(), "ClickDate", "LinkUrl");
        ToLongFunction<Message> clicks = message -> message.count("ClickCount");
        return events("message_clicks", "ReportRangeMessageContactClick", "ClickDate", edit, activity, clicks);
    }

    private Table events(String name, String operation, String date, String counter) {
        RowEdit edit = ListrakRows.event(config.keyedByEvent(), date);
        return events(name, operation, date, edit, activity, message -> message.count(counter));
    }

    private Table bounces() {
        RowEdit edit = ListrakRows.event(config.keyedByEvent(), "BounceDate");
        ToLongFunction<Message> bounces = message -> message.count("BounceCount");
        return events("message_bounces", "ReportRangeMessageContactBounces", "BounceDate", edit, delivery, bounces);
    }

    private Table events(
            String name,
            String operation,
            String date,
            RowEdit edit,
            Messages messages,
            ToLongFunction<Message> counter) {
        Table.Builder table = Table.named(name).edit(edit).weight(100);
        return (config.keyedByEvent()
                        ? table.primaryKey("MsgID", "EmailAddress", "event_id")
                        : table.primaryKey("MsgID", "EmailAddress"))
                .timedBy((row, json, list) -> rows.time(row, list, date))
                .replicate(messageLists.events(operation, date, messages, counter));
    }

    private Table unsubs() {
        ToLongFunction<Message> removals = message -> message.count("RemoveCount");
        return Table.named("message_unsubs")
                .primaryKey("MsgID", "EmailAddress")
                .edit(ListrakRows.both(
                        rows.times("AdditionDate", "RemovalDate"), ListrakRows.withParent(ListrakRows.MESSAGE)))
                .timedBy((row, json, list) -> rows.time(row, list, "RemovalDate"))
                .weight(100)
                .replicate(messageLists.events("ReportRangeMessageContactRemoval", "RemovalDate", activity, removals));
    }

    private Table subscribedContacts() {
        Subscriptions plan = new Subscriptions(config, wallClock, Time.SYSTEM, pages);
        RowEdit times = rows.times("AdditionDate");
        return Table.named("subscribed_contacts")
                .primaryKey("ContactID", "ListID")
                .edit(ListrakRows.both(
                        Subscriptions.NOTING, ListrakRows.both(times, ListrakRows.withParent(ListrakRows.LIST))))
                .deletedWhen(row -> row.has("RemovalDate"))
                .weight(50)
                .replicate(Snapshot.planned(plan::plan)
                        .since("AdditionDate")
                        .shifting()
                        .reportedForGood());
    }

    /** How many a message was sent to: those that it reached and those that it bounced off. */
    private static long sent(Message message) {
        return message.count("DeliverCount") + message.count("BounceCount");
    }
}
