package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.People;
import io.tributary.simulators.data.Texts;
import java.util.List;

/** Generates the parts of conversations; API reference, object {@code conversation_part}. */
final class PartData {

    private static final List<String> TYPES = List.of(
            "comment", "comment", "comment", "note", "assignment", "close", "conversation_attribute_updated_by_admin");
    private static final List<String> WITHOUT_BODY =
            List.of("assignment", "close", "conversation_attribute_updated_by_admin");
    private static final int LONG_BODY = 100_000;

    private final long seed;
    private final Ids ids;
    private final WorkspaceSize size;

    PartData(long seed, Ids ids, WorkspaceSize size) {
        this.seed = seed;
        this.ids = ids;
        this.size = size;
    }

    /** A part with this id. {@code number} is unique in the workspace. */
    ObjectNode row(String id, long number, long createdAt) {
        Draw draw = new Draw(seed, "part", number);
        String type = draw.of(TYPES);
        ObjectNode row =
                Json.object().put("type", "conversation_part").put("id", id).put("part_type", type);
        boolean redacted = number % 25 == 6;
        row.put("body", redacted || WITHOUT_BODY.contains(type) ? null : body(draw, number));
        row.put("created_at", createdAt).put("updated_at", createdAt + (draw.chance(10) ? 37 : 0));
        row.put("notified_at", createdAt);
        assignee(row, type, number);
        author(row, draw, number);
        Attachments.put(row, draw);
        row.put("external_id", draw.chance(10) ? draw.hex(8) : null).put("redacted", redacted);
        row.putNull("email_message_metadata");
        ObjectNode metadata = row.putObject("metadata");
        if (number % 17 == 4) {
            email(row, number);
            String reply = draw.uuid();
            metadata.putArray("quick_reply_options")
                    .addObject()
                    .put("text", "Ja, bitte")
                    .put("uuid", reply);
            metadata.put("quick_reply_uuid", reply);
        }
        row.put("state", draw.chance(70) ? "open" : "closed");
        tags(row, number);
        handling(row, number, createdAt);
        details(row, type, number);
        if (number % 41 == 11) {
            row.put("translated_from", "pt-BR");
        }
        return row;
    }

    /** Assignee and state of the part. These fields were seen or announced in 2026. */
    private void handling(ObjectNode row, long number, long createdAt) {
        if (number % 4 == 1) {
            row.put("admin_assignee_id", ids.admin(number % size.admins())).put("team_assignee_id", 0);
            row.put("waiting_since", createdAt);
        }
        if (number % 19 == 5) {
            row.putObject("translations").put("original", "en").put("de", "<p>Größer</p>");
            row.putObject("external_reply_send_state").put("state", "delivered");
            row.put("seen_state", "seen");
        }
    }

    private static String body(Draw draw, long number) {
        return number % 5000 == 1234
                ? "<p>" + Texts.escaped(Texts.longText(draw, LONG_BODY)) + "</p>"
                : Texts.html(draw, 4);
    }

    private void assignee(ObjectNode row, String type, long number) {
        row.putNull("assigned_to");
        if (type.equals("assignment")) {
            String admin = Long.toString(ids.admin(number % size.admins()));
            if (number % 11 == 3) {
                row.put("assigned_to", admin);
            } else if (number % 11 == 4) {
                row.putObject("assigned_to").put("type", "nobody_admin").putNull("id");
            } else if (number % 11 == 5) {
                row.putObject("assigned_to")
                        .put("type", number % 2 == 0 ? "team" : "bot")
                        .put("id", "7269824");
            } else {
                row.putObject("assigned_to").put("type", "admin").put("id", admin);
            }
        }
    }

    private void author(ObjectNode row, Draw draw, long number) {
        ObjectNode author = row.putObject("author");
        if (draw.chance(50)) {
            String name = People.name(draw);
            author.put("type", "user").put("id", ids.contact(number % Math.max(1, size.contacts())));
            author.put("name", name).put("email", People.email(name, number));
        } else {
            author.put("type", "admin").put("id", Long.toString(ids.admin(0))).put("name", "Operator");
            author.put("email", "operator+abcd1234@example.com");
        }
        if (number % 3 != 0) {
            author.put("from_ai_agent", number % 6 == 1).put("is_ai_answer", number % 6 == 1);
        }
    }

    private static void email(ObjectNode row, long number) {
        ObjectNode metadata = row.putObject("email_message_metadata").put("subject", "Re: Größe №" + number);
        metadata.put("message_id", number + "@example.com")
                .putArray("email_address_headers")
                .addObject()
                .put("type", "to")
                .put("email_address", "help@example.com")
                .put("name", "Hilfe");
    }

    private void tags(ObjectNode row, long number) {
        ArrayNode tags = row.putArray("tags");
        if (number % 13 == 2 && size.tags() > 0) {
            long tag = number % size.tags();
            tags.addObject().put("type", "tag").put("id", ids.tag(tag)).put("name", SettingsData.tagName(tag));
        }
    }

    private static void details(ObjectNode row, String type, long number) {
        ObjectNode details = row.putObject("event_details");
        if (type.startsWith("conversation_attribute")) {
            details.putObject("attribute").put("name", "Größe");
            details.putObject("value").put("name", "XL").putNull("previous");
        }
        row.put("app_package_code", number % 10 == 7 ? "stripe" : null);
    }
}
