package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.People;
import io.tributary.simulators.data.Texts;
import java.util.List;

/** Generates tickets with their parts; API reference, "Tickets". */
final class TicketData {

    private static final List<String> PART_TYPES = List.of("comment", "note", "ticket_state_updated_by_admin");
    private static final long FIRST_PART = 88_000_000;

    private final long seed;
    private final Ids ids;
    private final WorkspaceSize size;

    TicketData(long seed, Ids ids, WorkspaceSize size) {
        this.seed = seed;
        this.ids = ids;
        this.size = size;
    }

    ObjectNode row(long number, long createdAt, long updatedAt) {
        Draw draw = new Draw(seed, "ticket", number);
        ObjectNode type = TicketTypeData.type(number % 3, createdAt);
        ObjectNode row = Json.object().put("type", "ticket").put("id", Long.toString(215_468_900_000_000L + number));
        row.put("ticket_id", Long.toString(12 + number)).set("category", type.get("category"));
        attributes(row, draw, number);
        state(row, number);
        row.set("ticket_type", type);
        people(row, number);
        row.put("admin_assignee_id", number % 2 == 0 ? ids.admin(number % size.admins()) : 0);
        row.put("team_assignee_id", number % 3 == 0 && size.teams() > 0 ? ids.team(number % size.teams()) : 0);
        row.put("created_at", createdAt).put("updated_at", updatedAt).put("open", number % 4 != 3);
        if (number % 6 == 2) {
            row.put("snoozed_until", updatedAt + 86_400);
        }
        links(row, number);
        parts(row, number, createdAt);
        row.put("is_shared", number % 2 == 0);
        row.put("previous_ticket_state_id", number % 5 == 1 ? "7493" : null);
        row.putObject("channel").put("initial", "messenger");
        return row;
    }

    /** Customers name these fields, which hold text, numbers or files. */
    private static void attributes(ObjectNode row, Draw draw, long number) {
        ObjectNode attributes = row.putObject("ticket_attributes");
        attributes.put("_default_title_", Texts.sentences(draw, 1)).put("_default_description_", Texts.html(draw, 2));
        if (number % 3 == 1) {
            attributes.put("Größe", number).put("paid?", true).putNull("Order №");
            attributes
                    .putArray("Dateien")
                    .addObject()
                    .put("type", "upload")
                    .put("name", "größer.png")
                    .put("url", "https://example.com/i/" + draw.hex(12));
        }
    }

    /** Text in some rows, as in version 2.11. */
    private static void state(ObjectNode row, long number) {
        ObjectNode state = TicketTypeData.stateOf(number % 6);
        if (number % 8 == 5) {
            row.set("ticket_state", state.get("category"));
            row.set("ticket_state_internal_label", state.get("internal_label"));
            row.set("ticket_state_external_label", state.get("external_label"));
        } else {
            row.set("ticket_state", state);
        }
    }

    private void people(ObjectNode row, long number) {
        ArrayNode contacts =
                row.putObject("contacts").put("type", "contact.list").putArray("contacts");
        if (number % 7 != 4) {
            contacts.addObject()
                    .put("type", "contact")
                    .put("id", ids.contact(number % Math.max(1, size.contacts())))
                    .put("external_id", number % 2 == 0 ? "70" : null);
        }
    }

    private static void links(ObjectNode row, long number) {
        ObjectNode links = row.putObject("linked_objects").put("type", "list");
        ArrayNode data = links.putArray("data");
        if (number % 4 == 1) {
            data.addObject()
                    .put("type", "ticket")
                    .put("id", Long.toString(215_468_900_000_000L))
                    .put("category", "Tracker");
        }
        links.put("total_count", data.size()).put("has_more", false);
    }

    /** Every fifth ticket has no parts, in an empty list or none at all. */
    private void parts(ObjectNode row, long number, long createdAt) {
        ObjectNode list = row.putObject("ticket_parts").put("type", "ticket_part.list");
        if (number % 10 == 4) {
            list.putNull("ticket_parts").put("total_count", 0);
            return;
        }
        ArrayNode parts = list.putArray("ticket_parts");
        for (int i = 0; number % 5 != 4 && i < 1 + number % 4; i++) {
            parts.add(part(number * 100 + i, createdAt + i));
        }
        list.put("total_count", parts.size());
    }

    /** A part of a ticket. {@code number} is unique in the workspace. */
    ObjectNode part(long number, long createdAt) {
        Draw draw = new Draw(seed, "ticket part", number);
        String type = PART_TYPES.get((int) (number % PART_TYPES.size()));
        ObjectNode row = Json.object().put("type", "ticket_part").put("id", Long.toString(FIRST_PART + number));
        boolean redacted = number % 25 == 6;
        row.put("part_type", type).put("body", redacted || number % 3 == 2 ? null : Texts.html(draw, 2));
        if (number % 3 == 2) {
            row.put("previous_ticket_state", "submitted").put("ticket_state", "in_progress");
        }
        row.put("created_at", createdAt).put("updated_at", createdAt);
        assignee(row, number);
        String name = People.name(draw);
        row.putObject("author")
                .put("type", number % 2 == 0 ? "admin" : "user")
                .put("id", number % 2 == 0 ? Long.toString(ids.admin(0)) : ids.contact(0))
                .put("name", name)
                .put("email", People.email(name, number));
        Attachments.put(row, draw);
        row.put("external_id", number % 9 == 1 ? draw.hex(8) : null).put("redacted", redacted);
        row.put("app_package_code", number % 10 == 1 ? "stripe" : null);
        update(row, number);
        if (number % 11 == 1) {
            row.putObject("translations").put("original", "en").put("de", "<p>Größer</p>");
        }
        return row;
    }

    private void assignee(ObjectNode row, long number) {
        row.putNull("assigned_to");
        if (number % 4 == 1) {
            row.putObject("assigned_to").put("type", "admin").put("id", Long.toString(ids.admin(0)));
        } else if (number % 4 == 2) {
            row.putObject("assigned_to").put("type", "nobody_admin").putNull("id");
        }
    }

    /** The new value of an attribute is text, or a list. */
    private static void update(ObjectNode row, long number) {
        row.putNull("updated_attribute_data");
        if (number % 3 == 1) {
            ObjectNode data = row.putObject("updated_attribute_data");
            data.putObject("attribute")
                    .put("type", "attribute")
                    .put("id", "8701")
                    .put("label", "Größe");
            ObjectNode value = data.putObject("value").put("type", "value");
            if (number % 2 == 0) {
                value.put("id", "a1").put("label", "größer");
            } else {
                value.putArray("id").add(17).add(18);
                value.putArray("label").add("rot").add("blau");
            }
        }
    }
}
