package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tributary.simulators.data.Json;
import java.util.List;
import java.util.stream.Stream;

/** Other formats in which Kustomer returned the same rows. */
final class RowForms {

    private static final String MASK = "********";

    private RowForms() {}

    /** Makes the sentiment of a customer's last message an object, not text (from a response recorded in 2020). */
    static void sentimentAsObject(ObjectNode row) {
        JsonNode message = KustomerWorkspace.attributes(row).path("lastMessageIn");
        if (message.hasNonNull("sentiment")) {
            ((ObjectNode) message).putObject("sentiment").put("polarity", 1).put("confidence", 0.5);
        }
    }

    /** Renames a company's external id to what the API reference calls it. */
    static void misspelled(ObjectNode row) {
        ObjectNode attributes = KustomerWorkspace.attributes(row);
        if (row.path("type").asText().equals("company") && attributes.has("externalId")) {
            attributes.set("extenalId", attributes.remove("externalId"));
        }
    }

    /** Masks sensitive attributes by text. */
    static void masked(ObjectNode row) {
        mask(row, TextNode.valueOf(MASK));
    }

    /** Masks sensitive attributes by objects (Kustomer's documentation, "Data Masking"). */
    static void maskedByObjects(ObjectNode row) {
        mask(row, Json.object().put("isMasked", true).put("maskedPresentation", MASK));
    }

    private static void mask(ObjectNode row, JsonNode mask) {
        ObjectNode attributes = KustomerWorkspace.attributes(row);
        List.of("username", "birthdayAt", "subject").forEach(name -> replace(attributes, name, mask));
        Stream.of(attributes.path("emails"), attributes.path("sharedEmails"))
                .forEach(addresses -> addresses.forEach(address -> replace(address, "email", mask)));
        attributes.path("phones").forEach(phone -> replace(phone, "phone", mask));
        replace(attributes.path("custom"), "orderNumberStr", mask);
    }

    private static void replace(JsonNode object, String name, JsonNode mask) {
        if (object.hasNonNull(name)) {
            ((ObjectNode) object).set(name, mask);
        }
    }

    /** Truncates the subject of a preview within an emoji. */
    static void truncatedPreview(ObjectNode row) {
        JsonNode preview = KustomerWorkspace.attributes(row).path("preview");
        if (preview.hasNonNull("subject")) {
            ((ObjectNode) preview).put("subject", "Order " + Character.highSurrogate(0x1F389));
        }
    }
}
