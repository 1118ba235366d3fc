package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.People;
import io.tributary.simulators.data.Texts;
import java.util.List;

/**
 * Generates the account's small lists and suppressed addresses.
 *
 * @param seed of the workspace
 * @param domains the sending domains of the suppressed addresses; empty if there are none
 */
record AccountData(long seed, List<String> domains) {
    private static final List<String> SUPPRESSIONS =
            List.of("bounces", "bounces", "spam_reports", "blocks", "invalid_emails");

    ObjectNode collection(long number, long created, long updated) {
        ObjectNode row = Json.object().put("id", number + 1).put("name", "upcoming events " + number);
        row.put("bytes", 296 + number)
                .put("rows", 2)
                .putArray("schema")
                .add("eventDate")
                .add("eventName");
        return row.put("created_at", created).put("updated_at", updated);
    }

    ObjectNode export(long number, long created, long updated) {
        ObjectNode row = Json.object().put("id", number + 110).put("deduplicate_id", (number + 110) + ":" + updated);
        boolean done = number % 3 != 0;
        row.put("type", number % 2 == 0 ? "customers" : "deliveries").put("failed", false);
        row.put("description", "Customers with segment filters").put("downloads", number % 4);
        row.put("created_at", created).put("updated_at", updated).put("status", done ? "done" : "pending");
        return row.put("user_id", 0).put("user_email", "person@example.com").put("total", done ? 1234 + number : 0);
    }

    ObjectNode address(long number, long created, long updated) {
        return Json.object().put("id", "35.188." + number / 250 + '.' + (number % 250 + 1));
    }

    ObjectNode webhook(long number, long created, long updated) {
        ObjectNode row = Json.object().put("id", number + 4).put("name", "hook " + number);
        String credentials = number % 2 == 1 ? "user:simulated-password@" : "";
        row.put("endpoint", "https://" + credentials + "example.com/webhook/" + number)
                .put("disabled", number % 3 == 0);
        row.put("full_resolution", true)
                .put("with_content", false)
                .putArray("events")
                .add("email_failed");
        return row.put("type", "reporting");
    }

    ObjectNode sender(long number, long created, long updated) {
        Draw draw = new Draw(seed, "senders", number);
        String name = People.name(draw);
        String email = People.email(name, number);
        ObjectNode row = Json.object().put("id", number + 4534).put("deduplicate_id", (number + 4534) + ":" + updated);
        row.put("name", name).put("email", email).put("address", name + " <" + email + '>');
        if (number % 5 == 4) {
            row.put("phone", People.phone(draw)).remove(List.of("email", "address"));
        }
        row.put("template_type", number % 5 == 4 ? "phone" : "email").put("auto_generated", number == 0);
        return row.put("hidden", number % 4 == 3);
    }

    ObjectNode snippet(long number, long created, long updated) {
        Draw draw = new Draw(seed, "snippets", number);
        ObjectNode row = Json.object().put("name", "address " + number);
        return row.put("value", Texts.html(draw, 3) + "{{ customer.name }}").put("updated_at", updated);
    }

    ObjectNode topic(long number, long created, long updated) {
        ObjectNode row = Json.object().put("id", number + 4).put("identifier", "topic_" + (number + 4));
        row.put("name", "Product Updates " + number)
                .put("description", "News")
                .put("subscribed_by_default", number % 2 == 0);
        return row;
    }

    ObjectNode workspace(long number, long created, long updated) {
        ObjectNode row = Json.object().put("id", 130_001 + number).put("name", "Workspace " + (number + 1));
        row.put("messages_sent", 100_202).put("billable_messages_sent", 75_124).put("people", 25_666 + number);
        return row.put("object_types", 4).put("objects", 10);
    }

    ObjectNode type(long number, long created, long updated) {
        ObjectNode row = Json.object().put("id", Long.toString(number + 1)).put("name", "Companies " + number);
        row.put("singular_name", "Company").put("slug", "companies" + number).put("singular_slug", "company");
        return row.put("enabled", number % 4 != 3).put("icon", "🏢");
    }

    private String domain(long number) {
        return domains.isEmpty() ? "" : domains.get((int) (number / SUPPRESSIONS.size() % domains.size()));
    }

    /** A suppressed address. Every tenth is on two lists. */
    ObjectNode suppression(long number, long created, long updated) {
        Draw draw = new Draw(seed, "suppressions", number);
        String type = SUPPRESSIONS.get((int) (number % SUPPRESSIONS.size()));
        long person = number % 10 == 1 ? number + 1 : number;
        ObjectNode row = Json.object().put("suppression_type", type).put("domain", domain(number));
        row.put("created", updated);
        row.put("email", "bounced+" + person + "@example.com").put("reason", Texts.sentences(draw, 1));
        return row.put("status", draw.chance(20) ? "" : "550");
    }
}
