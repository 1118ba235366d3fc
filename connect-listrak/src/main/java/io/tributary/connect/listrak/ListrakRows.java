package io.tributary.connect.listrak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.ApiRequest;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.RowEdit;
import java.time.Instant;
import java.util.Date;

/** Brings Listrak's rows into the declared form: times with their zone, the parent's id, keys for events. */
final class ListrakRows {
    static final String MESSAGE = "MsgID";
    static final String LIST = "ListID";
    static final String CONTACT = "ContactID";
    static final String EMAIL = "EmailAddress";
    static final String EVENT = "event_id";

    /** A header that is not sent: when the request was planned, in epoch ms. */
    private static final String PLANNED = "planned";

    private final WallClock clock;

    ListrakRows(WallClock clock) {
        this.clock = clock;
    }

    /** The moments that wall times name; a time that is not set is null. */
    RowEdit times(String... fields) {
        return (row, request) -> {
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
        return (row, request) -> {
            row.withArrayProperty("GoogleTrackingDomains");
            return times.edit(row, request);
        };
    }

    /** The parent's id, which the rows lack: the request's parameter of that name. */
    static RowEdit withParent(String parameter) {
        return (row, request) -> request == null
                ? row
                : row.put(parameter, Long.parseLong(request.query().get(parameter)));
    }

    /**
     * An event of a message, with a key of its own; who was erased has no address.
     *
     * @param identity the fields besides contact and address that tell events apart
     */
    static RowEdit event(boolean keyedByEvent, String... identity) {
        RowEdit parent = withParent(MESSAGE);
        return (row, request) -> {
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
            return parent.edit(row, request);
        };
    }

    /** One edit after the other. */
    static RowEdit both(RowEdit first, RowEdit second) {
        return (row, request) -> second.edit(first.edit(row, request), request);
    }

    /** The same request, telling its rows when it was planned. */
    static ApiRequest planned(ApiRequest request, Instant now) {
        return request.withHeader(PLANNED, Long.toString(now.toEpochMilli()));
    }

    /** When an event was, in epoch ms; for one whose date cannot be read, when it was asked for: that is within any overlap. */
    long time(Row row, ApiRequest request, String field) {
        Object date = row.value() == null ? null : row.value().get(field);
        if (date instanceof Date moment) {
            return moment.getTime();
        }
        Instant time = date == null ? null : clock.read((String) date);
        return time == null ? planned(request) : time.toEpochMilli();
    }

    /** When the request was planned, in epoch ms. */
    static long planned(ApiRequest request) {
        String planned = request == null ? null : request.headers().get(PLANNED);
        return planned == null ? Row.NO_TIME : Long.parseLong(planned);
    }
}
