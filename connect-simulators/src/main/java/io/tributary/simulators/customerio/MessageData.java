package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.People;
import io.tributary.simulators.data.Texts;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Generates messages: deliveries of campaigns, newsletters and transactional messages, and drafts.
 *
 * @param seed of the workspace
 */
record MessageData(long seed) {
    private static final List<String> TYPES = List.of(
            "email", "email", "email", "push", "twilio", "webhook", "in_app", "whatsapp", "slack", "live_notification");
    private static final int ALIAS_EVERY = 7;
    private static final int DRAFT_EVERY = 20;

    ObjectNode message(long number, long created, long updated) {
        Draw draw = new Draw(seed, "messages", number);
        PeopleData people = new PeopleData(seed);
        String name = People.name(draw);
        ObjectNode identifiers = people.identifiers(draw.below(200), draw, name);
        String id = id(draw, number);
        ObjectNode row = Json.object().put("id", id).put("deduplicate_id", id + ':' + updated);
        row.put(number % ALIAS_EVERY == 3 ? "message_template_id" : "msg_template_id", 40 + draw.below(9));
        row.put("action_id", 200 + draw.below(50)).putNull("parent_action_id");
        row.put(
                "customer_id",
                identifiers.path("id").isNull() ? null : identifiers.path("id").asText());
        row.set("customer_identifiers", identifiers);
        row.put("recipient", identifiers.path("email").asText("+15550100000")).put("subject", Texts.sentences(draw, 1));
        row.set("metrics", metrics(number, draw, created));
        row.put("created", created).put("failure_message", draw.chance(3) ? "550 5.1.1 unknown user" : null);
        addOrigin(row, draw);
        row.put("type", draw.of(TYPES)).put("forgotten", draw.chance(1));
        if (row.path("type").asText().equals("in_app")) {
            row.putObject("tracked_responses")
                    .putObject("yes \"really\"")
                    .put("id", number)
                    .put("ts", updated);
        }
        return row;
    }

    /** As long as a real id, with the characters of Base64. */
    private static String id(Draw draw, long number) {
        return Base64.getUrlEncoder()
                .encodeToString(HexFormat.of().parseHex(draw.hex(40) + String.format("%012x", number)));
    }

    private static ObjectNode metrics(long number, Draw draw, long created) {
        ObjectNode metrics = Json.object().put("created", created);
        if (number % DRAFT_EVERY == DRAFT_EVERY - 1) {
            return metrics.put("drafted", created + 1);
        }
        metrics.put("attempted", created).put("sent", created + 1).put("delivered", created + 2);
        if (draw.chance(30)) {
            metrics.put("opened", created + 60).put("human_opened", 2).put("prefetch_opened", 1);
        }
        return draw.chance(10) ? metrics.put("clicked", created + 90).put("human_clicked", 1) : metrics;
    }

    private void addOrigin(ObjectNode row, Draw draw) {
        int kind = draw.below(3);
        row.put("campaign_id", kind == 0 ? Integer.valueOf(1 + draw.below(8)) : null);
        row.put("newsletter_id", kind == 1 ? Integer.valueOf(128_000 + draw.below(100)) : null);
        row.put("broadcast_id", kind == 2 ? Integer.valueOf(1 + draw.below(4)) : null);
        row.put("content_id", kind == 1 ? Integer.valueOf(45) : null);
        row.put("transactional_message_id", kind == 2 ? Integer.valueOf(2) : null);
        row.put("trigger_event_id", kind == 0 ? "01E4C4CT6YDC7Y5M7FE1GWWPQJ" : null);
    }
}
