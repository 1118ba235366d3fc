package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.util.List;

/** Generates ticket types and ticket states; API reference, "Ticket Types" and "Ticket States". */
final class TicketTypeData {

    private static final List<String> CATEGORIES = List.of("Customer", "Back-office", "Tracker");
    private static final List<String> STATES = List.of("submitted", "in_progress", "waiting_on_customer", "resolved");
    private static final List<String> DATA_TYPES = List.of("string", "list", "files", "datetime");
    private static final long FIRST_TYPE = 1_295;
    private static final long FIRST_STATE = 7_493;

    private TicketTypeData() {}

    /** A type with its attributes, at the place that the reference describes or at the one that was seen. */
    static ObjectNode type(long number, long time) {
        ObjectNode row = head(number, time);
        ObjectNode attributes = row.putObject("ticket_type_attributes").put("type", "list");
        ArrayNode list = attributes.putArray(number % 2 == 0 ? "data" : "ticket_type_attributes");
        for (int attribute = 0; attribute < DATA_TYPES.size(); attribute++) {
            list.add(attribute(number, attribute, time));
        }
        ArrayNode states = row.putObject("ticket_states").put("type", "list").putArray("data");
        for (int state = 0; state < STATES.size(); state++) {
            states.add(stateOf(state));
        }
        return row;
    }

    /** A type without its attributes and states. */
    private static ObjectNode head(long number, long time) {
        String id = Long.toString(FIRST_TYPE + number);
        ObjectNode row = Json.object().put("type", "ticket_type").put("id", id);
        row.put("category", CATEGORIES.get((int) (number % CATEGORIES.size())));
        row.put("name", number % 2 == 0 ? "Rückgabe" : "Bug " + number).put("description", "Größere Anliegen");
        row.put("icon", "🎟️").put("workspace_id", "s3r1c48t").put("archived", number % 5 == 4);
        return row.put("created_at", time - 7000).put("updated_at", time);
    }

    private static ObjectNode attribute(long type, int number, long time) {
        String dataType = DATA_TYPES.get(number);
        ObjectNode row = Json.object().put("type", "ticket_type_attribute");
        row.put("id", Long.toString(8_700 + type * 10 + number)).put("workspace_id", "s3r1c48t");
        row.put("name", number == 0 ? "_default_title_" : "Feld " + number).put("description", "");
        row.put("data_type", dataType);
        ObjectNode options = row.putObject("input_options");
        if (dataType.equals("string")) {
            options.put("multiline", true);
        } else if (dataType.equals("list")) {
            options.putArray("items").addObject().put("id", "a1").put("name", "größer");
        }
        row.put("order", number).put("required_to_create", number == 0);
        row.put("required_to_create_for_contacts", number == 0).put("visible_on_create", true);
        row.put("visible_to_contacts", number != 2).put("default", number == 0);
        row.put("ticket_type_id", FIRST_TYPE + type).put("archived", number == 3);
        return row.put("created_at", time - 6000).put("updated_at", time - number);
    }

    /** A state as other rows show it. */
    static ObjectNode stateOf(long number) {
        String category = STATES.get((int) (number % STATES.size()));
        ObjectNode state = Json.object().put("type", "ticket_state").put("id", Long.toString(FIRST_STATE + number));
        state.put("category", category).put("internal_label", "Intern: " + category);
        return state.put("external_label", number % 2 == 0 ? category : "In Prüfung №" + number);
    }

    /** A state as its own list shows it. */
    static ObjectNode state(long number, long time) {
        ObjectNode row = stateOf(number).put("archived", number % 5 == 4);
        ArrayNode types = row.putObject("ticket_types").put("type", "list").putArray("data");
        if (number % 3 != 2) {
            types.add(head(number % 3, time));
        }
        return row;
    }
}
