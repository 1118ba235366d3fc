package io.tributary.connect.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.connect.common.schema.Fingerprint;
import io.tributary.connect.common.table.ListRead;
import java.util.List;
import java.util.stream.Collectors;

/** Converts Intercom's odd rows to the declared form. */
final class IntercomRows {
    /** The key of data attributes. Only custom attributes have an id. */
    static final String RECORD_HASH = "_sdc_record_hash";

    static final String AVATAR = "avatar";
    static final String ASSIGNEE = "assigned_to";

    private static final String STATE = "ticket_state";
    private static final String TYPE_ATTRIBUTES = "ticket_type_attributes";
    private static final List<String> HASHED = List.of("id", "name", "description");

    private IntercomRows() {}

    /** Some responses have an avatar as a plain URL. */
    static ObjectNode withAvatarObject(ObjectNode row, ListRead list) {
        return wrapText(row, AVATAR, "image_url");
    }

    /** Some old responses have the assignee of a part as a plain id. */
    static ObjectNode withAssigneeObject(ObjectNode part, ListRead list) {
        return wrapText(part, ASSIGNEE, "id");
    }

    /** Built-in attributes of conversations, which are listed before version 2.16, have no id but a unique full name. */
    static ObjectNode withNameAsId(ObjectNode attribute, ListRead list) {
        if (!attribute.has("id") && attribute.path("full_name").isTextual()) {
            attribute.set("id", attribute.get("full_name"));
        }
        return attribute;
    }

    /** A collection's {@code order} would be a column with a reserved word of SQL as its name. */
    static ObjectNode withDisplayOrder(ObjectNode collection, ListRead list) {
        JsonNode order = collection.remove("order");
        return order == null ? collection : collection.set("display_order", order);
    }

    /** The reference describes the attributes of a ticket type as {@code ticket_type_attributes}, responses have {@code data}. */
    static ObjectNode withAttributesAsData(ObjectNode type, ListRead list) {
        if (type.path(TYPE_ATTRIBUTES) instanceof ObjectNode attributes
                && attributes.has(TYPE_ATTRIBUTES)
                && !attributes.has("data")) {
            attributes.set("data", attributes.remove(TYPE_ATTRIBUTES));
        }
        return type;
    }

    /**
     * A ticket without its parts, which are a table of their own. Before version 2.12, its state is its category as text, with
     * the labels beside it.
     */
    static ObjectNode ticketWithoutParts(ObjectNode ticket, ListRead list) {
        if (ticket.path(TicketParts.FIELD) instanceof ObjectNode parts) {
            parts.remove(TicketParts.FIELD);
        }
        if (ticket.path(STATE).isTextual()) {
            wrapText(ticket, STATE, "category");
            for (String label : List.of("internal_label", "external_label")) {
                JsonNode text = ticket.remove(STATE + '_' + label);
                if (text != null) {
                    ticket.withObjectProperty(STATE).set(label, text);
                }
            }
        }
        return ticket;
    }

    private static ObjectNode wrapText(ObjectNode row, String field, String inside) {
        JsonNode value = row.path(field);
        if (value.isTextual()) {
            row.putObject(field).set(inside, value);
        }
        return row;
    }

    /**
     * Adds the key of a data attribute: the SHA-256, in lower-case hexadecimal digits, of the concatenated id, name and
     * description, where a missing one is empty and a null is {@code None}. A row without any of them is not an attribute.
     */
    static ObjectNode withRecordHash(ObjectNode attribute, ListRead list) {
        boolean readable =
                HASHED.stream().noneMatch(field -> attribute.path(field).isContainerNode());
        if (!readable || HASHED.stream().noneMatch(attribute::has)) {
            return attribute;
        }
        return attribute.put(
                RECORD_HASH,
                Fingerprint.sha256(
                        HASHED.stream().map(field -> text(attribute, field)).collect(Collectors.joining())));
    }

    private static String text(ObjectNode attribute, String field) {
        JsonNode value = attribute.path(field);
        return value.isNull() ? "None" : value.asText("");
    }
}
