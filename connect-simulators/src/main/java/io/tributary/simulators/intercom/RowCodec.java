package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;

/** Turns trees of rows into what is stored. */
final class RowCodec {

    private RowCodec() {}

    /** A stored row; a contact's lists are given whole. */
    static Row encode(String table, ObjectNode whole) {
        byte[] full = Json.bytes(whole);
        byte[] json = full;
        if (table.equals("contacts")) {
            ObjectNode shown = whole.deepCopy();
            boolean shortened = ContactLists.shorten(shown);
            json = Json.bytes(shown);
            full = shortened ? Json.bytes(complete(whole)) : json;
        }
        return new Row(
                whole.path("id").asText(),
                whole.path("created_at").asLong(),
                whole.path("updated_at").asLong(),
                json,
                full);
    }

    /** The contact with the lengths that its whole lists have. */
    private static ObjectNode complete(ObjectNode contact) {
        for (String name : ContactLists.NAMES) {
            if (contact.path(name) instanceof ObjectNode list) {
                list.put("total_count", list.path("data").size()).put("has_more", false);
            }
        }
        return contact;
    }
}
