package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.Texts;
import java.util.List;

/** Generates conversations ("Conversations" in the API reference). */
final class ConversationData {

    private ConversationData() {}

    static void fill(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        Draw draw = draft.draw();
        attributes.put("externalId", draft.chance(20) ? "c-" + draft.number() : null);
        attributes.put("name", draft.chance(80) ? Texts.sentences(draw, 1) : null);
        attributes.put("preview", Texts.sentences(draw, 2));
        attributes.putArray("channels").add(draft.channel());
        attributes.put("status", draw.of(List.of("open", "snoozed", "done")));
        attributes.put("direction", draw.of(List.of("in", "out")));
        attributes.put("satisfaction", draw.below(6));
        attributes.set("satisfactionLevel", SatisfactionData.ofConversation(draft));
        attributes.put("priority", draw.below(5) + 1).put("rev", draw.below(40) + 1);
        attributes.put("deleted", draft.chance(50) ? Boolean.FALSE : null);
        draft.setCustom(draft.custom().put("rmaIdStr", "R-" + draft.number()));
        ConversationTimes.fill(draft);
        counts(draft);
        lists(draft);
        states(draft);
        more(draft);
        relationships(draft);
    }

    private static void counts(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        Draw draw = draft.draw();
        attributes.put("messageCount", draw.below(40)).put("noteCount", draw.below(4));
        attributes.put("inboundMessageCount", draw.below(20)).put("outboundMessageCount", draw.below(20));
        attributes.put("doneCount", draft.chance(80) ? draw.below(4) : null);
        attributes.put("snoozeCount", draw.below(3)).put("reopenCount", draw.below(3));
        attributes.put("reopenFromDoneCount", draw.below(2));
    }

    private static void lists(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        draft.ids(attributes, "tags", "tags", 3);
        draft.ids(attributes, "suggestedTags", "tags", 2);
        draft.ids(attributes, "suggestedShortcuts", "shortcuts", 1);
        draft.ids(attributes, "assignedUsers", "users", 1);
        draft.ids(attributes, "assignedTeams", "teams", 1);
        draft.ids(attributes, "linkedConversations", "conversations", 1);
        attributes.putArray("roleGroupVersions").add("rg-" + draft.draw().below(9));
        draft.ids(attributes, "accessOverride", "users", 1);
        attributes.putArray("skills").add("returns");
        attributes.putArray("matchedTimeBasedRules").add("rule-" + draft.draw().below(9));
        ObjectNode prediction = attributes.putArray("predictions").addObject();
        prediction.put("field", "tags").put("classifier", "intent").put("prediction", "refund");
        prediction.put("createdAt", draft.createdAt());
        prediction.put("automatedAt", draft.chance(50) ? draft.createdAt() : null);
    }

    private static void states(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        boolean ended = draft.chance(60);
        attributes.put("ended", ended).put("endedAt", ended ? draft.updatedAt() : null);
        attributes.put("endedReason", ended ? "time" : null).put("endedByType", ended ? "user" : null);
        attributes.put("spam", draft.chance(3)).put("mergedTarget", draft.chance(3));
        attributes.put("locked", draft.chance(2)).put("pinned", draft.chance(2));
        draft.rarely("lockedAt", 2);
        draft.rarely("pinnedAt", 2);
        draft.rarely("importedAt", 5);
        draft.object(
                "snooze",
                Json.object()
                        .put("status", "open")
                        .put("statusAt", draft.updatedAt())
                        .put("time", draft.updatedAt()));
        draft.object("open", Json.object().put("statusAt", draft.updatedAt()));
        draft.object("sentiment", Json.object().put("polarity", 1).put("confidence", 0.66));
        attributes.put("defaultLang", "en_us").put("locale", draft.chance(50) ? "de_de" : null);
        attributes.put("phase", "open").put("replyChannel", draft.channel()).put("externalQueue", "phone");
    }

    private static void more(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        attributes
                .putObject("firstCompany")
                .put("id", Wire.id("companies", 1))
                .put("name", Texts.company(draft.draw()));
        attributes
                .putObject("attribution")
                .put("totalRevenue", 12.25)
                .put("hasAttributableRevenue", true)
                .put("currency", "EUR");
        ObjectNode history = attributes.putObject("modificationHistory");
        List.of(
                        "name",
                        "priority",
                        "channel",
                        "assignedTeams",
                        "assignedUsers",
                        "brand",
                        "defaultLang",
                        "status",
                        "tags",
                        "custom")
                .forEach(what -> history.put(what + "At", draft.updatedAt()));
        attributes.put("billingStatus", draft.chance(50) ? "no_messages" : "billable");
        attributes.putObject("aiAgent").putArray("automationId").add("au-" + draft.number());
        assistant(attributes.putObject("assistant"), draft);
        deflection(attributes.putObject("lastDeflection"), draft);
    }

    private static void assistant(ObjectNode assistant, RowDraft draft) {
        assistant.putArray("assistantId").add("as-1");
        assistant
                .put("status", "done")
                .put("type", "chat")
                .put("emulation", false)
                .put("app", "assist");
        assistant.put("channel", draft.channel()).put("transferredAt", draft.updatedAt());
        ObjectNode contact = assistant.putObject("fac").put("isFac", true).put("createdAt", draft.createdAt());
        contact.putObject("source").put("type", "rule").put("channel", draft.channel());
        contact.putArray("reasons").add("greeting");
        contact.putArray("exclusions").add("reopened");
    }

    private static void deflection(ObjectNode deflection, RowDraft draft) {
        deflection.put("deflectedAt", draft.createdAt()).put("type", "form").put("status", "deflected");
        deflection.putObject("query").put("rawText", Texts.sentences(draft.draw(), 1));
        deflection
                .putArray("articles")
                .addObject()
                .put("visited", 1)
                .put("deflected", true)
                .put("id", "ar-1")
                .put("version", "3")
                .put("lang", "en_us")
                .put("title", "Returns")
                .put("url", "https://example.com/returns");
    }

    private static void relationships(RowDraft draft) {
        ObjectNode relationships = draft.relationships();
        relationships
                .putObject("messages")
                .putObject("links")
                .put("self", "/v1/conversations/" + draft.id() + "/messages");
        draft.user("createdBy", 90);
        draft.user("modifiedBy", 90);
        draft.user("endedBy", 50);
        draft.user("lockedBy", 5);
        draft.user("pinnedBy", 5);
        relationships.putNull("deletedBy");
        draft.relate("customer", "customer", "customers");
        Wire.relate(relationships, "queue", "queue", "/v1/queues/", Wire.id("queues", 1));
        Wire.relate(relationships, "brand", "brand", "/v1/brands/", Wire.id("brands", 1));
        Wire.relate(relationships, "subStatus", "sub_status", "/v1/sub-statuses/", Wire.id("statuses", 1));
        Wire.relate(relationships, "sla", "sla", "/v1/slas/", Wire.id("slas", 1));
        relationships
                .putObject("slaVersion")
                .putObject("data")
                .put("type", "sla_version")
                .put("id", Wire.id("slas", 2));
        relationships.putArray("accessUsers");
    }
}
