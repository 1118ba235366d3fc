package io.tributary.simulators.listrak;

import java.util.Arrays;

/** A kind of event of a message. Each has its own table, operation and row. */
enum EventKind {
    CLICK("message_clicks", "ReportRangeMessageContactClick", "WSContactClick", "ClickDate"),
    OPEN("message_opens", "ReportRangeMessageContactOpen", "WSContactOpen", "OpenDate"),
    READ("message_reads", "ReportRangeMessageContactRead", "WSContactRead", "ReadDate"),
    BOUNCE("message_bounces", "ReportRangeMessageContactBounces", "WSContactBounce", "BounceDate"),
    UNSUB("message_unsubs", "ReportRangeMessageContactRemoval", "WSContactRemovalInfo", "RemovalDate");

    private final String table;
    private final String operation;
    private final String element;
    private final String date;

    EventKind(String table, String operation, String element, String date) {
        this.table = table;
        this.operation = operation;
        this.element = element;
        this.date = date;
    }

    String table() {
        return table;
    }

    String operation() {
        return operation;
    }

    String element() {
        return element;
    }

    String date() {
        return date;
    }

    static EventKind of(String table) {
        return Arrays.stream(values())
                .filter(kind -> kind.table.equals(table))
                .findFirst()
                .orElseThrow();
    }
}
