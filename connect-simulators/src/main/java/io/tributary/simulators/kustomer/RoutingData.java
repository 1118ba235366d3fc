package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.util.List;

/** Generates queues, their rules, and agents' work sessions ("Queues and routing" in the API reference). */
final class RoutingData {

    private static final long HOUR = 3_600_000;
    private static final List<String> TOTALS = List.of(
            "totalAvailable",
            "totalAvailableAtCapacity",
            "totalAvailableIdleCapacity",
            "totalAvailableNotAtCapacity",
            "totalUnavailable",
            "totalUnavailableAtCapacity",
            "totalUnavailableIdleCapacity",
            "totalUnavailableNotAtCapacity");

    private RoutingData() {}

    /** The first queue is the system's. */
    static void fillQueue(RowDraft draft) {
        boolean isSystem = draft.number() == 0;
        ObjectNode attributes = draft.attributes();
        attributes.put("name", isSystem ? "DEFAULT_QUEUE" : "queue-" + draft.number());
        attributes.put("displayName", isSystem ? "Default" : "Reklamationen ☎ " + draft.number());
        attributes.put("description", "Nach Größe").put("key", "q" + draft.number());
        attributes.put("itemSize", 1).put("priority", draft.draw().below(5) + 1);
        attributes
                .put("restrictTransfersByUsers", false)
                .put("system", isSystem)
                .put("deleted", false);
        attributes.putObject("settings").putObject("capacity").put("email", 5);
    }

    static void fillRule(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        attributes
                .put("name", "rule " + draft.number())
                .put("description", "VIPs first")
                .put("enabled", true);
        attributes
                .putObject("criteria")
                .putArray("and")
                .addObject()
                .putObject("conversation_priority")
                .put("operator", "gte")
                .put("value", 3);
    }

    /** A session ends when its agent signs out. */
    static void fillSession(RowDraft draft) {
        boolean isOver = draft.number() % 3 != 0;
        ObjectNode attributes = draft.attributes();
        attributes.put("statusType", isOver ? "offline" : "available").put("routable", !isOver);
        attributes
                .put("capacityStatus", isOver ? "idle" : "at-capacity")
                .put("rev", draft.draw().below(90) + 1);
        attributes.put("signedInAt", draft.createdAt()).put("signedOutAt", isOver ? draft.updatedAt() : null);
        List.of("idleSince", "lastAssignedItemAt", "lastCompletedItemAt")
                .forEach(time -> attributes.put(time, isOver ? draft.updatedAt() : null));
        List.of(
                        "capacityRemaining",
                        "handledConversationCount",
                        "handledItemCount",
                        "pausedWorkItemCount",
                        "totalCapacity",
                        "workItemCount")
                .forEach(count -> attributes.put(count, draft.draw().below(20)));
        attributes.put("hasPendingItem", !isOver).put("hasSkills", true);
        attributes.putArray("capacity").addObject().put("channel", "email").put("size", 5);
        attributes.putArray("skills").add("deutsch");
        attributes
                .putObject("lastRevision")
                .put("handledItemCount", draft.draw().below(20));
        TOTALS.forEach(total -> attributes.set(total, total(draft)));
        attributes
                .putObject("totalTimeByStatus")
                .set(Wire.id("statuses", 1), total(draft).put("statusSelectedCount", 2));
        relationships(draft);
    }

    private static ObjectNode total(RowDraft draft) {
        long time = draft.draw().below(500) * HOUR / 7;
        return Json.object()
                .put("statusAt", draft.updatedAt())
                .put("time", time)
                .put("businessTime", time / 2);
    }

    private static void relationships(RowDraft draft) {
        ObjectNode relationships = draft.relationships();
        draft.relate("user", "user", "users");
        draft.relate("team", "team", "teams");
        draft.user("modifiedBy", 100);
        String settings = Wire.id("routing_settings", 1);
        Wire.relate(relationships, "routingSettings", "team_routing_settings", "/v1/routing/settings/", settings);
        Wire.relate(relationships, "status", "status", "/v1/routing/statuses/", Wire.id("statuses", 1));
        Wire.relateMany(relationships, "queues", "/v1/routing/queues", "queue", draft.any("queues"));
        String items = "/v1/routing/work-sessions/" + draft.id() + "/work-items";
        Wire.relateMany(relationships, "workItems", items, "work_item", Wire.id("work_items", draft.number()));
        Wire.relate(
                relationships,
                "lastRevision",
                "work_session_revision",
                items + '/',
                Wire.id("revisions", draft.number()));
    }
}
