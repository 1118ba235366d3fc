package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Draw;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.data.Texts;
import java.util.List;

/** The nested objects of a conversation: statistics, rating, agents, linked objects. */
final class ConversationDetails {

    private static final List<String> DURATIONS = List.of(
            "time_to_assignment",
            "time_to_admin_reply",
            "time_to_first_close",
            "time_to_last_close",
            "handling_time",
            "adjusted_handling_time");
    private static final List<String> MOMENTS = List.of(
            "first_contact_reply_at",
            "first_assignment_at",
            "first_admin_reply_at",
            "first_close_at",
            "last_assignment_at",
            "last_assignment_admin_reply_at",
            "last_contact_reply_at",
            "last_admin_reply_at",
            "last_close_at");

    private ConversationDetails() {}

    /** The statistics. Null for one conversation in 47. */
    static JsonNode statistics(
            Draw draw, Ids ids, WorkspaceSize size, long number, long createdAt, long updatedAt, int parts) {
        if (number % 47 == 21) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode statistics = Json.object().put("type", "conversation_statistics");
        DURATIONS.forEach(name -> put(statistics, name, draw.chance(60), draw.below(5_000_000)));
        statistics.put("median_time_to_reply", draw.below(1_000) / 2.0);
        MOMENTS.forEach(name -> put(statistics, name, draw.chance(60), draw.between(createdAt, updatedAt + 1)));
        String closer = Long.toString(ids.admin(1));
        if (number % 15 == 6) {
            statistics.put("last_closed_by_id", ids.admin(1));
            statistics
                    .putObject("last_closed_by")
                    .put("type", "admin")
                    .put("id", closer)
                    .put("name", "Zoë")
                    .put("email", "zoe@example.com");
        } else {
            statistics.put("last_closed_by_id", closer);
        }
        statistics.put("count_reopens", draw.below(3)).put("count_assignments", draw.below(4));
        statistics.put("count_conversation_parts", parts);
        for (String suffix : List.of("", "_in_office_hours")) {
            ArrayNode times = statistics.putArray("assigned_team_first_response_time" + suffix);
            if (number % 7 == 1 && size.teams() > 0) {
                times.addObject()
                        .put("team_id", ids.team(0))
                        .put("team_name", "Süd")
                        .put("response_time", 2310);
            }
        }
        return statistics;
    }

    private static void put(ObjectNode object, String field, boolean present, long value) {
        if (present) {
            object.put(field, value);
        } else {
            object.putNull(field);
        }
    }

    /** Sets the other objects. */
    static void put(ObjectNode row, Draw draw, Ids ids, long number, long createdAt, long updatedAt) {
        rating(row, draw, ids, number, updatedAt);
        row.putNull("sla_applied");
        if (number % 12 == 5) {
            row.putObject("sla_applied")
                    .put("type", "conversation_sla_summary")
                    .put("sla_name", "Gold & more")
                    .put("sla_status", "hit");
        }
        topics(row, number);
        row.putNull("ticket");
        ObjectNode linked = row.putObject("linked_objects").put("type", "list");
        ArrayNode data = linked.putArray("data");
        if (number % 21 == 8) {
            row.putObject("ticket").put("type", "ticket").put("id", "493").put("state", "submitted");
            data.addObject().put("type", "ticket").put("id", "493").put("category", "Customer");
        }
        linked.put("total_count", data.size()).put("has_more", false);
        agents(row, draw, number, createdAt, updatedAt);
        ArrayNode references = row.putArray("external_references");
        if (number % 14 == 3) {
            references.addObject().put("type", "call").put("id", "ext-" + number);
        }
    }

    private static void rating(ObjectNode row, Draw draw, Ids ids, long number, long updatedAt) {
        row.putNull("conversation_rating");
        if (number % 6 != 1) {
            return;
        }
        ObjectNode rating = row.putObject("conversation_rating").put("rating", 1 + draw.below(5));
        rating.put("remark", "Sehr gut 👍").put("created_at", updatedAt - 10).put("updated_at", updatedAt);
        rating.putObject("contact")
                .put("type", "contact")
                .put("id", ids.contact(number))
                .put("external_id", "70");
        ObjectNode teammate = rating.putObject("teammate");
        switch ((int) (number / 6 % 3)) {
            case 0 -> teammate.put("type", "admin").put("id", ids.admin(1));
            case 1 -> teammate.put("type", "admin").put("id", Long.toString(ids.admin(1)));
            default -> teammate.put("type", "workflow").put("id", "88123");
        }
    }

    private static void topics(ObjectNode row, long number) {
        ObjectNode topics = row.putObject("topics");
        if (number % 3 == 0) {
            return;
        }
        ArrayNode list = topics.put("type", "topic.list").putArray("topics");
        if (number % 3 == 1) {
            list.addObject().put("type", "topic").put("id", 7_123L).put("name", "Überweisung");
        }
        topics.put("total_count", list.size());
    }

    private static void agents(ObjectNode row, Draw draw, long number, long createdAt, long updatedAt) {
        boolean participated = number % 4 == 2;
        row.put("ai_agent_participated", participated).putNull("ai_agent");
        if (participated) {
            ObjectNode agent =
                    row.putObject("ai_agent").put("source_type", "workflow").put("source_title", "Fin");
            agent.put("last_answer_type", "ai_answer").put("resolution_state", "assumed_resolution");
            agent.put("rating", 1 + draw.below(5)).put("rating_remark", Texts.sentences(draw, 1));
            agent.put("created_at", createdAt).put("updated_at", updatedAt);
            ObjectNode sources = agent.putObject("content_sources").put("type", "content_source.list");
            sources.put("total_count", 1)
                    .putArray("content_sources")
                    .addObject()
                    .put("content_type", "article")
                    .put("url", "https://example.com/help/1")
                    .put("title", "Größen")
                    .put("locale", "de");
        }
        boolean sold = number % 16 == 7;
        row.put("sales_agent_participated", sold).putNull("sales_agent");
        if (sold) {
            ObjectNode sales =
                    row.putObject("sales_agent").put("outcome", "qualified").put("routing_outcome", "team");
            sales.putObject("collected_data").put("Budget (€)", "10.000");
        }
    }

    /** Sets the fields that only e-mail conversations have. */
    static void email(ObjectNode source, Draw draw, long number) {
        source.putArray("recipients")
                .addObject()
                .put("type", "to")
                .put("email", "help@example.com")
                .putNull("drop_reason");
        source.putArray("reply_to").addObject().put("email", "a@example.com").put("name", "Ana");
        ObjectNode metadata =
                source.putObject("email_message_metadata").put("message_id", draw.hex(20) + "@example.com");
        metadata.put("subject", "Re: №" + number)
                .putArray("email_address_headers")
                .addObject()
                .put("type", "from")
                .put("email_address", "a@example.com")
                .put("name", "Ana");
    }
}
