package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.People;
import io.tributary.simulators.data.Texts;
import java.util.List;

/** Generates conversations without their parts; API reference, "Conversations", object {@code conversation}. */
final class ConversationData {

    private static final List<String> STATES = List.of("open", "closed", "closed", "snoozed");
    private static final List<String> PRIORITIES = List.of("none", "none", "low", "medium", "high", "urgent");
    private static final List<String> CHANNELS = List.of("email", "chat", "sms", "whatsapp");

    private final long seed;
    private final Ids ids;
    private final WorkspaceSize size;
    private final CompanyData companies;

    ConversationData(long seed, Ids ids, WorkspaceSize size, CompanyData companies) {
        this.seed = seed;
        this.ids = ids;
        this.size = size;
        this.companies = companies;
    }

    /** Conversation {@code number} with this number of parts. */
    ObjectNode row(long number, long createdAt, long updatedAt, int parts) {
        Draw draw = new Draw(seed, "conversation", number);
        String state = draw.of(STATES);
        ObjectNode row = Json.object().put("type", "conversation").put("id", ids.conversation(number));
        row.put("title", draw.chance(30) ? Texts.sentences(draw, 1) : null);
        row.put("created_at", createdAt).put("updated_at", updatedAt);
        put(row, "waiting_since", draw.chance(20), createdAt);
        put(row, "snoozed_until", state.equals("snoozed"), updatedAt + 86_400);
        row.put("open", state.equals("open")).put("state", state).put("read", draw.chance(50));
        row.put("priority", draw.of(PRIORITIES));
        row.put("admin_assignee_id", draw.chance(50) ? ids.admin(number % size.admins()) : 0);
        row.put("team_assignee_id", draw.chance(30) && size.teams() > 0 ? ids.team(number % size.teams()) : 0);
        people(row, draw, number);
        tags(row, draw, number, createdAt);
        put(row, "first_contact_reply", draw, createdAt);
        row.set("statistics", ConversationDetails.statistics(draw, ids, size, number, createdAt, updatedAt, parts));
        ConversationDetails.put(row, draw, ids, number, createdAt, updatedAt);
        company(row, number, createdAt);
        row.putObject("channel").put("initial", draw.of(CHANNELS)).put("current", draw.of(CHANNELS));
        customAttributes(row, draw, number);
        if (number % 41 == 9) {
            row.putArray("scorecards").addObject().put("scorecard_id", "17").put("score", 0.5);
            row.putArray("monitor_evaluations")
                    .addObject()
                    .put("monitor_id", "9")
                    .put("result", "pass");
        }
        return row;
    }

    private static void put(ObjectNode row, String field, boolean present, long time) {
        if (present) {
            row.put(field, time);
        } else {
            row.putNull(field);
        }
    }

    private static void put(ObjectNode row, String field, Draw draw, long time) {
        if (draw.chance(60)) {
            row.putObject(field)
                    .put("created_at", time)
                    .put("type", "conversation")
                    .putNull("url");
        } else {
            row.putNull(field);
        }
    }

    private void people(ObjectNode row, Draw draw, long number) {
        long contact = number % Math.max(1, size.contacts());
        String name = People.name(draw);
        ObjectNode source = row.putObject("source").put("type", "conversation");
        source.put("id", Long.toString(701_718_739L + number)).put("delivered_as", "customer_initiated");
        source.put("subject", draw.chance(30) ? "<p>" + Texts.escaped("Größe & Preis?") + "</p>" : "");
        source.put("body", Texts.html(draw, 3)).put("url", draw.chance(50) ? "https://example.com/" : null);
        source.put("redacted", number % 33 == 12);
        source.putObject("author")
                .put("type", draw.chance(30) ? "lead" : "user")
                .put("id", ids.contact(contact))
                .put("name", name)
                .put("email", People.email(name, number));
        Attachments.put(source, draw);
        if (number % 5 == 2) {
            ConversationDetails.email(source, draw, number);
        }
        ArrayNode contacts =
                row.putObject("contacts").put("type", "contact.list").putArray("contacts");
        if (number % 43 != 11) {
            contacts.addObject()
                    .put("type", "contact")
                    .put("id", ids.contact(contact))
                    .put("external_id", "70")
                    .put("email", People.email(name, number));
        }
        if (number % 37 == 3) {
            row.putNull("teammates");
        } else {
            ArrayNode admins =
                    row.putObject("teammates").put("type", "admin.list").putArray("admins");
            admins.addObject().put("type", "admin").put("id", Long.toString(ids.admin(number % size.admins())));
        }
    }

    private void tags(ObjectNode row, Draw draw, long number, long createdAt) {
        ArrayNode tags = row.putObject("tags").put("type", "tag.list").putArray("tags");
        if (draw.chance(25) && size.tags() > 0) {
            long tag = number % size.tags();
            ObjectNode applied = tags.addObject().put("type", "tag").put("id", ids.tag(tag));
            applied.put("name", SettingsData.tagName(tag)).put("applied_at", createdAt);
            applied.putObject("applied_by").put("type", "admin").put("id", Long.toString(ids.admin(1)));
        }
    }

    private void company(ObjectNode row, long number, long createdAt) {
        if (number % 9 == 4 && size.companies() > 0) {
            row.set("company", companies.row(number % size.companies(), createdAt, createdAt));
        } else {
            row.putNull("company");
        }
    }

    private static void customAttributes(ObjectNode row, Draw draw, long number) {
        ObjectNode custom = row.putObject("custom_attributes").put("Copilot used", draw.chance(20));
        if (number % 8 == 1) {
            custom.put("Language", "Português").put("CX Score rating", 4).put("promised at", 1_893_456_000L);
        }
    }
}
