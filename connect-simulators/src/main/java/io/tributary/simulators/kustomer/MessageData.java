package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Texts;
import java.util.Arrays;

/** Generates messages and notes ("Messages" and "Notes" in the API reference). */
final class MessageData {

    private static final int LONG_TEXT = 20_000;

    private MessageData() {}

    static void fill(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        Draw draw = draft.draw();
        attributes
                .put("externalId", "m-" + draft.number())
                .put("channel", draft.channel())
                .put("app", "postmark");
        attributes.put("size", draw.below(90_000)).put("direction", draft.chance(50) ? "in" : "out");
        attributes
                .put("directionType", "response-out")
                .put("status", draft.chance(90) ? "sent" : "error")
                .put("lang", draft.chance(50) ? "en" : null);
        attributes.put("preview", Texts.sentences(draw, 4)).put("subject", Texts.sentences(draw, 1));
        attributes.put("responseTime", 525_612).put("responseBusinessTime", 25_612);
        draft.ids(attributes, "assignedTeams", "teams", 1);
        draft.ids(attributes, "assignedUsers", "users", 1);
        draft.ids(attributes, "createdByTeams", "teams", 1);
        states(draft);
        meta(attributes.putObject("meta"), draft);
        events(draft);
        relationships(draft);
        if (draft.chance(30)) {
            draft.setCustom(draft.custom());
        }
    }

    private static void states(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        Draw draw = draft.draw();
        attributes
                .put("auto", draft.chance(10))
                .put("redacted", draft.chance(3))
                .put("rev", draw.below(30) + 1);
        attributes.put("sentAt", draft.createdAt());
        draft.rarely("importedAt", 5);
        draft.rarely("redactedAt", 3);
        attributes.put("source", draw.of(Arrays.asList("bulk", "satisfaction", null)));
        attributes.putObject("sentiment").put("polarity", -1).put("confidence", 0.75);
        if (attributes.path("status").asText().equals("error")) {
            error(attributes.put("errorAt", draft.updatedAt()).putObject("error"));
        }
    }

    /** The error of a message that could not be sent (from a response recorded in 2025). */
    private static void error(ObjectNode error) {
        error.put("status", 400).put("code", "message-not-sent").put("title", "The mail server refused the message.");
        error.put("detail", "badparam: /properties/to").putObject("meta").put("appErrorCode", 406);
    }

    /** The receiver is a list of objects, an object or text, depending on the channel. */
    private static void meta(ObjectNode meta, RowDraft draft) {
        String address = "jane" + draft.number() + "@example.com";
        meta.put("subject", draft.chance(50) ? "Re: order" : null).put("from", address);
        switch (draft.draw().below(3)) {
            case 0 -> meta.putArray("to").addObject().put("email", "support@acme.mail.example");
            case 1 ->
                meta.putObject("to").put("email", "support@acme.mail.example").put("contact", "Support");
            default -> meta.put("to", "+16467807957");
        }
        meta.putArray("cc");
        meta.put("inReplyTo", "<" + draft.number() + "@mail.example>").put("placedAt", draft.createdAt());
    }

    private static void events(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        attributes
                .putArray("reactions")
                .addObject()
                .put("subjectId", draft.any("users"))
                .put("subjectType", "user")
                .put("name", "👍🏽")
                .put("createdAt", draft.updatedAt());
        attributes
                .putObject("firstDelivered")
                .put("timestamp", draft.createdAt())
                .put("clientType", "web");
        attributes.putObject("firstRead").put("timestamp", draft.updatedAt());
        attributes
                .putArray("intentDetections")
                .addObject()
                .put("confidence", 0.91)
                .put("intent", "refund")
                .put("resolutionType", "bot");
    }

    private static void relationships(RowDraft draft) {
        draft.relate("customer", "customer", "customers");
        draft.relate("conversation", "conversation", "conversations");
        draft.user("createdBy", 80);
        draft.user("modifiedBy", 30);
        String self = "/v1/messages/" + draft.id() + "/shortcuts";
        Wire.relateMany(draft.relationships(), "shortcuts", self, "shortcut", draft.any("shortcuts"));
        links(draft);
    }

    private static void links(RowDraft draft) {
        ((ObjectNode) draft.row().get("links")).put("related", "/v1/messages/" + draft.id() + "/related");
        draft.user("redactedBy", 5);
        if (draft.chance(20)) {
            draft.relate("related", "message", "messages");
            draft.relate("source", "message", "messages");
        }
        if (draft.chance(50)) {
            ObjectNode company = draft.attributes().putObject("firstCompany");
            company.put("id", Wire.id("companies", 1)).put("name", Texts.company(draft.draw()));
        } else {
            Wire.relate(draft.relationships(), "firstCompany", "company", "/v1/companies/", Wire.id("companies", 1));
        }
    }

    static void fillNote(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        Draw draw = draft.draw();
        attributes.put("body", draft.chance(2) ? Texts.longText(draw, LONG_TEXT) : Texts.sentences(draw, 4));
        attributes
                .put("externalId", draft.chance(20) ? "n-" + draft.number() : null)
                .put("deleted", false);
        draft.rarely("importedAt", 5);
        draft.ids(attributes, "createdByTeams", "teams", 1);
        attributes.put("lang", draft.chance(50) ? "en" : null);
        draft.relate("customer", "customer", "customers");
        draft.relate("conversation", "conversation", "conversations");
        draft.user("createdBy", 90);
        draft.user("modifiedBy", 90);
        draft.relationships().putNull("deletedBy");
        if (draft.chance(30)) {
            String self = "/v1/notes/" + draft.id() + "/mentions";
            Wire.relateMany(
                    draft.relationships(), "userMentions", self, "user", draft.any("users"), draft.any("users"));
        }
    }
}
