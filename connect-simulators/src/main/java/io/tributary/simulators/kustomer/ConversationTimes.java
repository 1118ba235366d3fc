package io.tributary.simulators.kustomer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tributary.simulators.data.Json;
import java.util.List;

/** Sets a conversation's times: of messages, of closing and of service levels. */
final class ConversationTimes {

    private ConversationTimes() {}

    static void fill(RowDraft draft) {
        ObjectNode attributes = draft.attributes();
        attributes.put("lastActivityAt", draft.updatedAt()).put("lastMessageAt", draft.createdAt());
        attributes.put("lastReceivedAt", draft.chance(80) ? draft.createdAt() : null);
        attributes.put("lastMessageDirection", draft.chance(50) ? "in" : "out");
        messages(draft);
        List.of("firstResponse", "firstResponseSinceLastDone", "lastResponse")
                .forEach(name -> draft.object(name, response(draft, name)));
        List.of("firstDone", "lastDone").forEach(name -> draft.object(name, done(draft)));
        totals(draft);
        agreement(attributes.putObject("sla"), draft);
    }

    private static void messages(RowDraft draft) {
        ObjectNode first = message(draft).put("channel", draft.channel()).put("directionType", "initial-in");
        first.set("meta", meta(draft));
        first.putObject("firstDelivered").put("timestamp", draft.createdAt()).put("clientType", "web");
        draft.object("firstMessageIn", first);
        ObjectNode reply = message(draft).put("channel", draft.channel()).put("directionType", "response-out");
        reply.put("createdBy", draft.any("users"));
        draft.ids(reply, "createdByTeams", "teams", 1);
        draft.object("firstMessageOut", reply);
        draft.object(
                "lastMessageIn", message(draft).put("channel", draft.channel()).set("meta", meta(draft)));
        draft.object("lastMessageOut", message(draft).put("createdBy", draft.any("users")));
        List.of("lastMessageUnrespondedTo", "lastMessageUnrespondedToSinceLastDone")
                .forEach(name -> draft.object(name, message(draft)));
    }

    /** The channel's data of a message: an object, a list or text. */
    private static JsonNode meta(RowDraft draft) {
        ObjectNode meta = Json.object().put("subject", "Re: order 🇩🇪").put("to", "+16467807957");
        return switch (draft.draw().below(10)) {
            case 0 -> TextNode.valueOf("+16467807957");
            case 1 -> meta.arrayNode().add(meta);
            default -> meta.put("attachmentNum", draft.draw().below(3));
        };
    }

    private static ObjectNode message(RowDraft draft) {
        return Json.object()
                .put("id", draft.any("messages"))
                .put("sentAt", draft.createdAt())
                .put("createdAt", draft.createdAt());
    }

    private static ObjectNode work(RowDraft draft) {
        long seconds = draft.draw().below(100_000);
        ObjectNode work = Json.object().put("time", seconds * 1000).put("businessTime", seconds * 0.9);
        work.put("createdAt", draft.updatedAt()).put("createdBy", draft.any("users"));
        draft.ids(work, "createdByTeams", "teams", 1);
        draft.ids(work, "assignedTeams", "teams", 1);
        draft.ids(work, "assignedUsers", "users", 1);
        return work;
    }

    private static ObjectNode response(RowDraft draft, String name) {
        ObjectNode response = work(draft).put("id", draft.any("messages"));
        return name.equals("lastResponse")
                ? response
                : response.put("responseTime", 11_000).put("sentAt", draft.updatedAt());
    }

    private static ObjectNode done(RowDraft draft) {
        ObjectNode done =
                work(draft).put("noteCount", 1).put("messageCount", 43).put("outboundMessageCount", 5);
        done.put("lastMessageDirection", "in").put("lastMessageDirectionType", "followup-in");
        done.putObject("messageCountByChannel").put(draft.channel(), 42).put("twitter-dm", 1);
        done.putObject("outboundMessageCountByChannel").put("email", 5);
        return done;
    }

    private static void totals(RowDraft draft) {
        draft.object("totalDone", Json.object().put("businessTime", 43_147).put("time", 352_743_147L));
        draft.object("totalSnooze", Json.object().put("businessTime", 11).put("time", 12));
        draft.object(
                "totalOpen",
                Json.object()
                        .put("businessTime", 33_147)
                        .put("businessTimeSinceLastDone", 23_147)
                        .put("businessTimeBySchedule", 13_147)
                        .put("businessTimeByScheduleSinceLastDone", 3_147)
                        .put("time", 3_527_431_470L)
                        .put("timeSinceLastDone", 13_147));
    }

    private static void agreement(ObjectNode sla, RowDraft draft) {
        sla.put("name", "Response").put("version", 2).put("status", "pending").put("breached", false);
        sla.put("matchedAt", draft.createdAt());
        sla.putObject("breach").put("metric", "firstResponse").put("at", draft.updatedAt());
        sla.putObject("summary").put("firstBreachAt", draft.updatedAt()).put("satisfiedAt", draft.updatedAt());
        ObjectNode metrics = sla.putObject("metrics");
        List.of("firstResponse", "longestUnrespondedMessage")
                .forEach(metric -> metrics.putObject(metric)
                        .put("breachAt", draft.updatedAt())
                        .put("satisfiedAt", draft.updatedAt()));
    }
}
