package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Converts rows from the newest API version, in which they are stored, to older versions. */
final class Versions {

    /** How a table's rows differ before version {@code since}. */
    private record Difference(String since, String table, Consumer<ObjectNode> undo) {}

    private static final Set<String> OLD_PART_TYPES = Set.of("comment", "note", "assignment", "open", "close");

    private static final List<String> NEW_OF_ARTICLES = List.of(
            "body_markdown",
            "has_unpublished_changes",
            "draft_updated_at",
            "ai_chatbot_availability",
            "ai_copilot_availability",
            "ai_sales_agent_availability",
            "created_by_id",
            "updated_by_id",
            "exclude_from_article_suggestions",
            "help_center_audience",
            "scheduled_publish_at",
            "scheduled_unpublish_at");

    private static final List<Difference> DIFFERENCES = List.of(
            new Difference("2.17", "contact_attributes", Versions::dateType),
            new Difference("2.17", "conversations", Versions::noWorkflowTeammate),
            new Difference("2.16", "contacts", Versions::numericOwner),
            new Difference("2.16", "companies", row -> row.remove("notes")),
            new Difference("2.16", "admins", row -> row.remove("role")),
            new Difference("2.16", "conversations", Versions::before216),
            new Difference("2.16", "articles", Versions::articleBefore216),
            new Difference("2.16", "tickets", Versions::ticketBefore216),
            new Difference("2.16", "conversation_attributes", Versions::dataAttribute),
            new Difference("2.15", "conversations", row -> row.remove("company")),
            new Difference("2.14", "tickets", row -> ofParts(row, "updated_attribute_data")),
            new Difference("2.14", "conversation_parts", row -> row.remove("metadata")),
            new Difference("2.14", "teams", row -> row.remove(List.of("distribution_method", "assignment_limit"))),
            new Difference("2.14", "admins", row -> row.remove("away_status_reason_id")),
            new Difference("2.13", "articles", row -> row.remove("tags")),
            new Difference("2.13", "tickets", row -> ofParts(row, "app_package_code")),
            new Difference(
                    "2.13",
                    "conversation_parts",
                    row -> row.remove(
                            List.of("email_message_metadata", "state", "tags", "event_details", "app_package_code"))),
            new Difference(
                    "2.13",
                    "conversations",
                    row -> statistics(
                            row,
                            List.of(
                                    "handling_time",
                                    "adjusted_handling_time",
                                    "assigned_team_first_response_time_in_office_hours"))),
            new Difference(
                    "2.12", "conversations", row -> statistics(row, List.of("assigned_team_first_response_time"))),
            new Difference("2.11", "conversations", row -> row.remove(List.of("ai_agent", "ai_agent_participated"))),
            new Difference("2.8", "admins", row -> row.remove("team_priority_level")),
            new Difference("2.8", "teams", row -> row.remove("admin_priority_level")),
            new Difference("2.6", "conversation_parts", Versions::coarsePartType));

    private Versions() {}

    /** The row's JSON in {@code version}. */
    static byte[] render(String table, byte[] newest, ApiVersion version) {
        if (!version.isBefore("2.17")) {
            return newest;
        }
        ObjectNode row = Json.row(newest);
        change(table, row, version);
        return Json.bytes(row);
    }

    /** Converts a row of the newest version to {@code version}. */
    static void change(String table, ObjectNode row, ApiVersion version) {
        for (Difference difference : DIFFERENCES) {
            if (difference.table().equals(table) && version.isBefore(difference.since())) {
                difference.undo().accept(row);
            }
        }
    }

    private static void dateType(ObjectNode row) {
        if (row.path("data_type").asText().equals("datetime")) {
            row.put("data_type", "date");
        }
    }

    private static void noWorkflowTeammate(ObjectNode row) {
        if (row.at("/conversation_rating/teammate/type").asText().equals("workflow")) {
            ((ObjectNode) row.get("conversation_rating")).putNull("teammate");
        }
    }

    private static void numericOwner(ObjectNode row) {
        JsonNode owner = row.path("owner_id");
        if (owner.isTextual()) {
            row.put("owner_id", owner.asLong());
        }
    }

    private static void before216(ObjectNode row) {
        row.remove(List.of("channel", "sales_agent", "sales_agent_participated", "external_references"));
        if (row.path("source") instanceof ObjectNode source) {
            source.remove(List.of("recipients", "reply_to", "email_message_metadata"));
        }
        row.put("priority", row.path("priority").asText().equals("none") ? "not_priority" : "priority");
        for (String assignee : List.of("admin_assignee_id", "team_assignee_id")) {
            if (row.path(assignee).asLong() == 0) {
                row.putNull(assignee);
            }
        }
    }

    private static void articleBefore216(ObjectNode row) {
        row.remove(NEW_OF_ARTICLES);
        JsonNode parent = row.path("parent_ids").path(0);
        row.set("parent_id", parent.isMissingNode() ? row.nullNode() : parent);
        row.put("parent_type", parent.isMissingNode() ? null : "collection");
    }

    /** Assignees are text, "0" for nobody. */
    private static void ticketBefore216(ObjectNode row) {
        row.remove(List.of("previous_ticket_state_id", "channel"));
        row.put("admin_assignee_id", row.path("admin_assignee_id").asText());
        row.put("team_assignee_id", row.path("team_assignee_id").asText());
    }

    private static void ofParts(ObjectNode ticket, String field) {
        ticket.at("/ticket_parts/ticket_parts").forEach(part -> ((ObjectNode) part).remove(field));
    }

    /** A custom attribute of conversations in the list of data attributes. */
    private static void dataAttribute(ObjectNode row) {
        if (row.path("type").asText().equals("conversation_attribute")) {
            row.remove(List.of("required", "visible_to_team_ids", "multiline", "reference"));
            row.put("type", "data_attribute").put("model", "conversation");
            row.put("full_name", "custom_attributes." + row.path("name").asText());
            row.put("label", row.path("name").asText()).put("custom", true);
            row.put("api_writable", true).put("ui_writable", true).put("messenger_writable", false);
            if (row.has("options")) {
                row.putArray("options").add("größer");
            }
        }
    }

    private static void statistics(ObjectNode row, List<String> fields) {
        if (row.path("statistics") instanceof ObjectNode statistics) {
            statistics.remove(fields);
        }
    }

    private static void coarsePartType(ObjectNode row) {
        if (!OLD_PART_TYPES.contains(row.path("part_type").asText())) {
            row.put("part_type", "comment");
        }
    }
}
