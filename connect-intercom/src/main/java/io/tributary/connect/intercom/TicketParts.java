package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.http.Requester;
import io.tributary.connect.common.json.Json;
import io.tributary.connect.common.schema.Damaged;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.schema.Integers;
import io.tributary.connect.common.schema.Row;
import io.tributary.connect.common.table.ChildRows;
import io.tributary.connect.common.table.Expansion;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of tickets, of which a search returns the newest 500 inside each ticket ("Tickets" of the API reference). */
final class TicketParts implements Expansion {
    private static final Logger log = LoggerFactory.getLogger(TicketParts.class);
    static final String FIELD = "ticket_parts";
    private static final String UPDATED_AT = "updated_at";

    @Override
    public boolean isInside() {
        return true;
    }

    @Override
    public boolean isNeeded(ObjectNode ticket) {
        return Expansion.hasId(ticket);
    }

    @Override
    public ObjectNode parent(ObjectNode ticket) {
        return ticket.retain("id", "created_at", UPDATED_AT, FIELD);
    }

    @Override
    public long time(ObjectNode ticket) {
        return Row.timeOfSeconds(ticket.path(UPDATED_AT));
    }

    @Override
    public long version(ObjectNode ticket) {
        return Fingerprint.of(ticket).hash();
    }

    @Override
    public List<Row> read(List<ObjectNode> tickets, Requester requester, ChildRows rows) {
        return tickets.stream().flatMap(ticket -> parts(ticket, rows)).toList();
    }

    private static Stream<Row> parts(ObjectNode ticket, ChildRows rows) {
        JsonNode list = ticket.path(FIELD);
        JsonNode parts = list.path(FIELD);
        warnOfMissing(ticket, parts.size(), Integers.of(list.path("total_count"), parts.size()));
        ChildRows ofTicket = rows.with(added(ticket));
        return parts.valueStream().map(part -> row(part, ticket, ofTicket));
    }

    private static Row row(JsonNode part, ObjectNode ticket, ChildRows rows) {
        if (!(part instanceof ObjectNode object)) {
            return rows.map(Json.MAPPER.createObjectNode().set("value", part));
        }
        return rows.map(ticket instanceof Damaged ? new Damaged(object) : object);
    }

    private static void warnOfMissing(ObjectNode ticket, int parts, long total) {
        if (total > parts) {
            log.warn(
                    "Table ticket_parts: ticket {} has {} parts, of which Intercom's API returns the newest {}",
                    ticket.path("id").asText(),
                    total,
                    parts);
        }
    }

    /** The fields that are added to the parts of {@code ticket}; none that changes when another part is added. */
    private static ObjectNode added(ObjectNode ticket) {
        ObjectNode fields = ticket.objectNode();
        fields.set("ticket_id", ticket.get("id"));
        fields.set("ticket_created_at", ticket.get("created_at"));
        fields.set("ticket_updated_at", ticket.get(UPDATED_AT));
        return fields;
    }
}
