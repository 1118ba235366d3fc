package io.tributary.connect.listrak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ListRead;
import io.tributary.connect.common.table.RowEdit;
import java.time.Instant;
import java.util.Date;

/** Edits Listrak's rows into the declared schema: times with their zone, the parent's id, keys for events. */
final class ListrakRows {
    static final String MESSAGE = "MsgID";
    static final String LIST = "ListID";
    static final String CONTACT = "ContactID";
    static final String EMAIL = "EmailAddress";
    static final String EVENT = "event_id";

    private final WallClock clock;

    ListrakRows(WallClock clock) {
        this.clock = clock;
    }

    /** Converts wall times to UTC. A time that is not set becomes null. */
    RowEdit times(String... fields) {
        return (row, list) -> {
            for (String field : fields) {
                toInstant(row, field);
            }
            return row;
        };
    }

    private void toInstant(ObjectNode row, String field) {
        JsonNode text = row.path(field);
        if (!text.isTextual()) {
            return;
        }
        Instant instant = clock.read(text.textValue());
        if (instant != null) {
            row.put(field, instant.toString());
        } else if (WallClock.isUnset(text.textValue())) {
            row.remove(field);
        }
    }

    /** A list without tracking domains has no such element. */
    RowEdit list() {
        RowEdit times = times("CreateDate");
        return (row, list) -> {
            row.withArrayProperty("GoogleTrackingDomains");
            return times.edit(row, list);
        };
    }

    /** Adds the parent's id, which the rows lack, from the request's parameter of that name. */
    static RowEdit withParent(String parameter) {
        return (row, list) -> list == null
                ? row
                : row.put(parameter, Long.parseLong(list.first().query().get(parameter)));
    }

    /**
     * Adds the parent's id and a hash of the event. An erased contact has no address.
     *
     * @param identity the fields besides contact and address that distinguish events
     */
    static RowEdit event(boolean keyedByEvent, String... identity) {
        RowEdit parent = withParent(MESSAGE);
        return (row, list) -> {
            StringBuilder text = new StringBuilder(row.path(CONTACT).asText())
                    .append('\n')
                    .append(row.path(EMAIL).asText());
            for (String field : identity) {
                text.append('\n').append(row.path(field).asText());
            }
            if (keyedByEvent && !row.has(EMAIL)) {
                row.put(EMAIL, "");
            }
            row.put(EVENT, Fingerprint.sha256(text.toString()));
            return parent.edit(row, list);
        };
    }

    /** Applies one edit after the other. */
    static RowEdit both(RowEdit first, RowEdit second) {
        return (row, list) -> second.edit(first.edit(row, list), list);
    }

    /** Time of an event in epoch ms. If its date cannot be read, the time of the request, which is within any overlap. */
    long time(Row row, ListRead list, String field) {
        Object date = row.value() == null ? null : row.value().get(field);
        if (date instanceof Date moment) {
            return moment.getTime();
        }
        Instant time = date == null ? null : clock.read((String) date);
        return time == null ? planned(list) : time.toEpochMilli();
    }

    /** When the read of a list was planned, in epoch ms: the list's context. */
    static long planned(ListRead list) {
        Instant planned = list == null ? null : list.context(Instant.class);
        return planned == null ? Row.NO_TIME : planned.toEpochMilli();
    }
}
