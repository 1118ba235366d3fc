package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.Texts;
import java.util.List;

/**
 * A row whose attributes are being generated.
 *
 * @param draw source of its random choices
 * @param created epoch milliseconds
 * @param updated epoch milliseconds
 */
record RowDraft(ObjectNode row, Draw draw, long number, long created, long updated, WorkspaceGenerator generator) {

    static final List<String> CHANNELS =
            List.of("email", "chat", "sms", "voice", "facebook", "instagram", "twitter-dm", "whatsapp", "form");

    ObjectNode attributes() {
        return KustomerWorkspace.attributes(row);
    }

    ObjectNode relationships() {
        return (ObjectNode) row.get("relationships");
    }

    String id() {
        return row.path("id").asText();
    }

    boolean chance(int percent) {
        return draw.chance(percent);
    }

    String channel() {
        return draw.of(CHANNELS);
    }

    String createdAt() {
        return Wire.time(created);
    }

    String updatedAt() {
        return Wire.time(updated);
    }

    String any(String table) {
        return generator.anyId(table, draw);
    }

    /** Sets a time that is null in most rows. */
    void rarely(String attribute, int percent) {
        attributes().put(attribute, chance(percent) ? updatedAt() : null);
    }

    /** Sets a list of up to {@code maximum} ids of a table. */
    ArrayNode ids(ObjectNode object, String attribute, String table, int maximum) {
        ArrayNode ids = object.putArray(attribute);
        for (int i = draw.below(maximum + 1); i > 0; i--) {
            ids.add(any(table));
        }
        return ids;
    }

    /** Relates the row to a random user, or to none in some rows. */
    void user(String name, int percent) {
        if (chance(percent)) {
            Wire.relate(relationships(), name, "user", "/v1/users/", any("users"));
        } else {
            relationships().putNull(name);
        }
    }

    /** Relates some rows to a random company. */
    void company(int percent) {
        if (chance(percent)) {
            Wire.relate(relationships(), "company", "company", "/v1/companies/", Wire.id("companies", draw.below(9)));
        }
    }

    void relate(String name, String type, String table) {
        Wire.relate(relationships(), name, type, "/v1/" + table + '/', any(table));
    }

    /** Custom attributes with all suffixes, and some without suffix. */
    ObjectNode custom() {
        ObjectNode custom = Json.object();
        custom.put("orderNumberStr", "#" + number).put("brandStr", "ACME");
        custom.put("caseIDStr", "C-" + number).put("os00Str", chance(50) ? "iOS 19" : null);
        custom.put("lastOrderIdNum", 102_701_236_227L + number);
        if (chance(50)) {
            custom.put("scoreNum", 4.5);
        } else {
            custom.put("scoreNum", draw.below(10));
        }
        custom.put("contactReasonTree", "support.orders.damaged").put("größeNum", 42);
        custom.put("orderCreatedAt", createdAt()).put("activationAt", chance(50) ? "2026-11-10T00:00:00Z" : "soon");
        custom.put("acceptsMarketingBool", chance(50)).put("deskTicketUrl", "https://example.com/t/" + number);
        custom.put("loyalty-tierStr", "gold").put("commentTxt", Texts.sentences(draw, 2) + "\r\n\u2028🎉");
        custom.putArray("skusStr").add("A-1").add("B-2");
        return custom;
    }

    /** Sets {@code custom}: with attributes, empty or null. */
    void setCustom(ObjectNode custom) {
        int kind = draw.below(20);
        if (kind == 0) {
            attributes().putNull("custom");
        } else {
            attributes().set("custom", kind == 1 ? Json.object() : custom);
        }
    }

    /** Sets an object, which is null in some rows and empty in others. */
    void object(String attribute, ObjectNode full) {
        int kind = draw.below(10);
        if (kind < 2) {
            attributes().putNull(attribute);
        } else {
            attributes().set(attribute, kind == 2 ? Json.object() : full);
        }
    }
}
