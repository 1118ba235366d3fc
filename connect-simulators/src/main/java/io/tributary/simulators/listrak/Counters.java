package io.tributary.simulators.listrak;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The counters of a message. Several opens or reads of a contact count once. */
record Counters(int sent, int clicks, int opens, int reads, int bounces, int removals) {

    static Counters of(ListrakAccount.Message message) {
        return new Counters(
                message.recipients().size(),
                message.events(EventKind.CLICK).size(),
                message.people(EventKind.OPEN),
                message.people(EventKind.READ),
                message.events(EventKind.BOUNCE).size(),
                message.events(EventKind.UNSUB).size());
    }

    /** The row of {@code ReportListMessageActivity}. */
    ObjectNode activity(ObjectNode message) {
        ObjectNode row = message.deepCopy();
        row.put("DeliverCount", delivered());
        row.put("RemoveCount", removals);
        percent(row, "RemovePercent", removals);
        row.put("OpenCount", opens);
        percent(row, "OpenPercent", opens);
        row.put("ReadCount", reads);
        percent(row, "ReadPercent", reads);
        row.put("ClickCount", clicks);
        row.put("ClickerCount", clicks / 2);
        row.put("RepeatClickerCount", clicks / 3);
        row.put("NewClickerCount", clicks / 5);
        percent(row, "ClickerPercent", clicks / 2);
        row.put("OrderTotal", clicks == 1 ? "5E-05" : clicks * 25 + ".4600");
        row.put("ConversionCount", clicks / 4);
        return row.put("AverageOrderValue", "127.7634");
    }

    /** The row of {@code ReportListMessageDelivery}. */
    ObjectNode delivery(ObjectNode message) {
        ObjectNode row = message.deepCopy();
        row.put("DeliverCount", delivered());
        percent(row, "DeliverPercent", delivered());
        row.put("BounceCount", bounces);
        percent(row, "BouncePercent", bounces);
        return row.put("PassAlongCount", 0);
    }

    private int delivered() {
        return sent - bounces;
    }

    /** A double as .NET writes it. NaN for a message without recipients. */
    private void percent(ObjectNode row, String field, int count) {
        row.put(field, sent == 0 ? "NaN" : String.valueOf(100.0 * count / sent));
    }
}
