package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.People;
import io.tributary.simulators.data.Texts;
import java.util.List;

/**
 * Generates the rows of campaigns, broadcasts, newsletters and segments, without the ids of these.
 *
 * @param seed of the workspace
 */
record ChildData(long seed) {
    private static final List<String> TYPES = List.of("email", "twilio", "whatsapp", "webhook", "in_app");
    private static final int LANGUAGES_EVERY = 4;

    ObjectNode campaignAction(long number, long created, long updated) {
        ObjectNode row = action("campaign_actions", number, created, updated);
        if (number % LANGUAGES_EVERY == 3 && !row.path("type").asText().equals("webhook")) {
            row.put("language", "de").put("multi_language_branch_action_id", 500 + number - 3);
        }
        return row.put("parent_action_id", 400 + number);
    }

    ObjectNode broadcastAction(long number, long created, long updated) {
        return action("broadcast_actions", number, created, updated);
    }

    private ObjectNode action(String table, long number, long created, long updated) {
        Draw draw = new Draw(seed, table, number);
        long id = 500 + number;
        String type = TYPES.get((int) (number % TYPES.size()));
        ObjectNode row = Json.object().put("id", id).put("type", type).put("name", Texts.company(draw));
        row.put("deduplicate_id", id + ":" + updated).put("created", created).put("updated", updated);
        row.put("sending_state", draw.chance(80) ? "automatic" : "draft").put("body", Texts.html(draw, 2));
        switch (type) {
            case "twilio" -> row.put("recipient", "").put("image_url", "https://example.com/i.png");
            case "whatsapp" ->
                row.put("body_json", "{}").put("sender_identity_id", 4534).put("tracked", false);
            case "webhook" ->
                row.put("url", "https://example.com/hook")
                        .put("method", "post")
                        .put("headers", "[{\"name\":\"Authorization\",\"value\":\"webhook-secret\"}]");
            default -> addMessage(row, draw);
        }
        return row;
    }

    private static void addMessage(ObjectNode row, Draw draw) {
        row.put("layout", "<p>{{content}}</p>").put("subject", Texts.sentences(draw, 1));
        row.put("preheader_text", "").put("from", "Cher Ami <test@example.com>").put("from_id", 4534);
        row.put("reply_to", "").putNull("reply_to_id").put("recipient", "{{customer.email}}");
        row.put("bcc", "").put("cc", "").put("fake_bcc", false).put("preprocessor", "premailer");
        row.put("headers", "[]").put("body_amp", "").put("language", "");
    }

    /** The ids are those in {@code content_ids} of the newsletters. */
    ObjectNode variant(long number, long created, long updated) {
        Draw draw = new Draw(seed, "newsletter_variants", number);
        long id = 45 + number;
        ObjectNode row = Json.object().put("id", id).put("deduplicate_id", id + ":" + updated);
        row.put("type", "email").put("name", Texts.company(draw)).put("body", Texts.html(draw, 2));
        addMessage(row, draw);
        return row.put("updated", updated);
    }

    ObjectNode testGroup(long number, long created, long updated) {
        ObjectNode row = Json.object().put("id", number * 2).put("label", "Variation " + number);
        row.put("name", "Größer " + number).put("winner", number % 2 == 0);
        row.putArray("content_ids").add(45 + number).add(46 + number);
        return row;
    }

    ObjectNode usage(long number, long created, long updated) {
        ObjectNode row = Json.object();
        row.putArray("campaigns").add(1 + number).add(2 + number);
        row.putArray("draft_newsletters");
        row.putArray("sent_newsletters").add(128_000 + number);
        return row;
    }

    ObjectNode member(long number, long created, long updated) {
        Draw draw = new Draw(seed, "customers", number);
        return new PeopleData(seed).identifiers(number, draw, People.name(draw));
    }

    /** The counts of one step. All others are zero. */
    ObjectNode counts(long number, long created, long updated) {
        Draw draw = new Draw(seed, "metrics", number);
        int sent = 100 + draw.below(100_000);
        return Json.object()
                .put("created", sent)
                .put("sent", sent)
                .put("delivered", sent - draw.below(100))
                .put("opened", draw.below(sent))
                .put("human_opened", draw.below(100));
    }
}
