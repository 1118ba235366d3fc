package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.Texts;
import java.util.List;

/**
 * Generates campaigns, broadcasts, newsletters, transactional messages and segments.
 *
 * @param seed of the workspace
 */
record CampaignData(long seed) {
    private static final List<String> TRIGGERS = List.of("segment", "event", "date", "webhook", "object");

    ObjectNode broadcast(long number, long created, long updated) {
        Draw draw = new Draw(seed, "broadcasts", number);
        ObjectNode row = base(number + 2, created, updated).put("name", Texts.company(draw));
        row.put("type", "triggered_broadcast").put("active", draw.chance(80)).put("state", "running");
        row.putArray("actions").addObject().put("id", 3 + number).put("type", "email");
        row.putArray("msg_template_ids").addObject().put("id", 7 + number).put("type", "email");
        row.put("first_started", number % 3 == 0 ? 0 : created);
        addTags(row, number);
        return row;
    }

    ObjectNode campaign(long number, long created, long updated) {
        Draw draw = new Draw(seed, "campaigns", number);
        String trigger = TRIGGERS.get((int) (number % TRIGGERS.size()));
        ObjectNode row = base(number + 1, created, updated)
                .put("name", Texts.company(draw))
                .put("type", trigger);
        row.put("description", Texts.sentences(draw, 2))
                .put("active", draw.chance(70))
                .put("state", "running");
        row.putArray("actions").addObject().put("type", "email").put("id", 259 + number);
        row.putArray("msg_templates").addObject().put("type", "email").put("id", 59 + number);
        row.put("first_started", number % 4 == 0 ? 0 : created).put("created_by", "person@example.com");
        addTags(row, number);
        addTrigger(row, trigger);
        return row;
    }

    private static void addTrigger(ObjectNode row, String trigger) {
        switch (trigger) {
            case "segment" -> {
                row.putArray("trigger_segment_ids").add(90);
                row.putArray("filter_segment_ids").add(21).add(42);
            }
            case "event" -> row.put("event_name", "purchase").put("event_type", "event");
            case "webhook" -> row.put("webhook_id", 12).putObject("frequency").put("type", "once");
            case "object" ->
                row.put("object_type_id", 1)
                        .putObject("audience")
                        .putArray("and")
                        .addObject();
            default -> row.put("date_attribute", "birthday").put("timezone", "Europe/Łódź");
        }
    }

    ObjectNode newsletter(long number, long created, long updated) {
        Draw draw = new Draw(seed, "newsletters", number);
        ObjectNode row = base(number + 128_000, created, updated)
                .put("name", Texts.company(draw))
                .put("type", "email");
        row.putArray("content_ids").add(45 + number);
        row.put("sent_at", number % 2 == 0 ? Long.valueOf(updated) : null);
        if (number % 5 == 0) {
            row.putNull("recipient_segment_ids");
        } else {
            row.putArray("recipient_segment_ids").add(42).add(99);
        }
        row.put("subscription_topic_id", 5).put("subject", Texts.sentences(draw, 1));
        row.putArray("msg_template_ids").add(number);
        addTags(row, number);
        return row;
    }

    ObjectNode transactional(long number, long created, long updated) {
        Draw draw = new Draw(seed, "transactional", number);
        ObjectNode row = Json.object().put("id", number + 2).put("name", "password reset " + number);
        row.put("description", Texts.sentences(draw, 1))
                .put("send_to_unsubscribed", true)
                .put("link_tracking", true);
        row.put("open_tracking", draw.chance(50))
                .put("hide_message_body", false)
                .put("queue_drafts", false);
        return row.put("trigger_name", "pw_reset_" + number)
                .put("created_at", created)
                .put("updated_at", updated);
    }

    ObjectNode segment(long number, long created, long updated) {
        Draw draw = new Draw(seed, "segments", number);
        ObjectNode row = Json.object().put("id", number + 7).put("deduplicate_id", (number + 7) + ":" + updated);
        row.put("name", Texts.company(draw))
                .put("description", "")
                .put("state", "finished")
                .putNull("progress");
        boolean dynamic = number % 2 == 0;
        row.put("type", dynamic ? "dynamic" : "manual");
        addTags(row, number);
        row.put("created_at", created).put("updated_at", updated);
        if (dynamic) {
            ObjectNode all = row.putObject("conditions");
            all.putArray("and")
                    .addObject()
                    .putObject("not")
                    .putObject("attribute")
                    .put("field", "plan");
        }
        return row;
    }

    private static ObjectNode base(long id, long created, long updated) {
        ObjectNode row = Json.object().put("id", id).put("deduplicate_id", id + ":" + updated);
        return row.put("created", created).put("updated", updated);
    }

    private static void addTags(ObjectNode row, long number) {
        if (number % 2 == 0) {
            row.putNull("tags");
        } else {
            row.putArray("tags").add("new").add("Grüße");
        }
    }
}
