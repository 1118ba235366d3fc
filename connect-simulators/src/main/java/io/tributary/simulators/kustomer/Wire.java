package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Kustomer's format of times, ids, rows and relationships. */
final class Wire {

    static final String ORGANIZATION = "5a79d3e2c8b66e0001ba953e";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int ID_BASE = 0x5f000000;
    private static final int ID_STEP = 7919;

    private Wire() {}

    /** ISO-8601 with milliseconds, UTC. */
    static String time(long epochMs) {
        return TIME.format(Instant.ofEpochMilli(epochMs));
    }

    /** The time in a row's attribute, in epoch ms; 0 if it has none. */
    static long time(JsonNode row, String attribute) {
        JsonNode time = row.path("attributes").path(attribute);
        return time.isTextual() ? Instant.parse(time.asText()).toEpochMilli() : 0;
    }

    /** The id of a table's row: 24 hexadecimal digits. */
    static String id(String table, long number) {
        long mixed = (ID_BASE + number * ID_STEP) & 0x7fffffffL;
        return String.format(Locale.ROOT, "%08x%010x%06x", mixed, table.hashCode() & 0xffffffffL, number & 0xffffffL);
    }

    /** A row of the organization without attributes. */
    static ObjectNode row(String type, String id, String self) {
        ObjectNode row = Json.object().put("type", type).put("id", id);
        row.putObject("attributes");
        relate(row.putObject("relationships"), "org", "org", "/v1/orgs/", ORGANIZATION);
        row.putObject("links").put("self", self);
        return row;
    }

    /** Adds a relationship to a row. */
    static void relate(ObjectNode relationships, String name, String type, String path, String id) {
        ObjectNode relationship = relationships.putObject(name);
        relationship.putObject("links").put("self", path + id);
        relationship.putObject("data").put("type", type).put("id", id);
    }

    /** Adds a relationship to a user. */
    static void user(ObjectNode relationships, String name, long number) {
        relate(relationships, name, "user", "/v1/users/", id("users", number));
    }

    /** Adds a relationship to many rows with known data. */
    static void relateMany(ObjectNode relationships, String name, String self, String type, String... ids) {
        ObjectNode relationship = relationships.putObject(name);
        relationship.putObject("links").put("self", self);
        for (String id : ids) {
            relationship.withArray("data").addObject().put("type", type).put("id", id);
        }
    }
}
