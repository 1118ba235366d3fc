package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;

/** Encodes JSON as stored rows. */
final class RowCodec {

    private RowCodec() {}

    /** Encodes a row. A contact has complete lists. */
    static Row encode(String table, ObjectNode full) {
        byte[] fullJson = Json.bytes(full);
        byte[] json = fullJson;
        if (table.equals("contacts")) {
            ObjectNode shown = full.deepCopy();
            boolean shortened = ContactLists.shorten(shown);
            json = Json.bytes(shown);
            fullJson = shortened ? Json.bytes(complete(full)) : json;
        }
        return new Row(
                full.path("id").asText(),
                full.path("created_at").asLong(),
                full.path("updated_at").asLong(),
                json,
                fullJson);
    }

    /** The contact with the lengths of its complete lists. */
    private static ObjectNode complete(ObjectNode contact) {
        for (String name : ContactLists.NAMES) {
            if (contact.path(name) instanceof ObjectNode list) {
                list.put("total_count", list.path("data").size()).put("has_more", false);
            }
        }
        return contact;
    }
}
