package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The expected rows: as the API returns them, with the fields that a connector adds, without rows that searches cannot show.
 * Contacts have complete lists with matching {@code total_count} and {@code has_more}. Parts have four fields of their conversation.
 * Attributes have {@code _sdc_record_hash}, without archived ones, which the API omits by default.
 */
final class WorkspaceTruth {

    private final IntercomWorkspace workspace;
    private final boolean fewerTags;

    /**
     * @param fewerTags whether a contact has fewer full tags than its {@code total_count}
     */
    WorkspaceTruth(IntercomWorkspace workspace, boolean fewerTags) {
        this.workspace = workspace;
        this.fewerTags = fewerTags;
    }

    Map<String, ObjectNode> rows(String table, ApiVersion version) {
        if (IntercomTables.LARGE.contains(table)) {
            return large(table, version);
        }
        return switch (table) {
            case "conversation_parts" -> parts(version);
            case "ticket_parts" -> ticketParts(version);
            case "company_segment_members" -> segmentMembers();
            default -> small(table, version);
        };
    }

    int count(String table) {
        if (IntercomTables.LARGE.contains(table)) {
            return workspace.rows(table).size();
        }
        if (table.equals("conversation_parts")) {
            return workspace.rows("conversations").all().stream()
                    .mapToInt(row -> workspace.parts(row.id()).size())
                    .sum();
        }
        return rows(table, ApiVersion.NEWEST).size();
    }

    private Map<String, ObjectNode> large(String table, ApiVersion version) {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        for (Row row : readable(table)) {
            ObjectNode full = Json.row(Versions.render(table, row.full(), version));
            if (fewerTags && table.equals("contacts")) {
                ContactLists.removeMissingTags(full);
            }
            rows.put(row.id(), full);
        }
        return rows;
    }

    private List<Row> readable(String table) {
        return workspace.rows(table).all().stream()
                .filter(row -> !workspace.isUnreadable(table, row.id()))
                .toList();
    }

    private Map<String, ObjectNode> small(String table, ApiVersion version) {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        for (ObjectNode row : workspace.settings(table).all()) {
            Versions.change(table, row, version);
            if (IntercomTables.key(table).equals("id")) {
                rows.put(row.path("id").asText(), row);
            } else if (!row.path("archived").asBoolean()) {
                String hash = AttributeHash.of(row);
                rows.put(hash, row.put("_sdc_record_hash", hash));
            }
        }
        if (table.equals("conversation_attributes") && !version.isBefore("2.16")) {
            rows.values().removeIf(row -> row.path("type").asText().equals("data_attribute"));
        }
        return rows;
    }

    private Map<String, ObjectNode> parts(ApiVersion version) {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        for (Row conversation : readable("conversations")) {
            PartList all = workspace.parts(conversation.id());
            List<Row> readable =
                    version.isBefore("2.17") ? all.newest(Range.ALL, ConversationEndpoints.MAX_PARTS) : all.all();
            int total = Json.row(conversation.json())
                    .at("/statistics/count_conversation_parts")
                    .asInt(readable.size());
            for (Row part : readable) {
                ObjectNode row = Json.row(Versions.render("conversation_parts", part.json(), version));
                row.put("conversation_id", conversation.id());
                row.put("conversation_created_at", conversation.createdAt());
                row.put("conversation_updated_at", conversation.updatedAt());
                rows.put(part.id(), row.put("conversation_total_parts", total));
            }
        }
        return rows;
    }

    private Map<String, ObjectNode> ticketParts(ApiVersion version) {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        for (Row ticket : readable("tickets")) {
            ObjectNode full = Json.row(Versions.render("tickets", ticket.json(), version));
            for (JsonNode part : full.at("/ticket_parts/ticket_parts")) {
                ObjectNode row = (ObjectNode) part;
                row.put("ticket_id", ticket.id()).put("ticket_created_at", ticket.createdAt());
                row.put("ticket_updated_at", ticket.updatedAt());
                rows.put(row.path("id").asText(), row);
            }
        }
        return rows;
    }

    private Map<String, ObjectNode> segmentMembers() {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        for (Row company : readable("companies")) {
            for (ObjectNode segment : workspace.segmentsOf(Json.row(company.json()))) {
                String key = company.id() + '/' + segment.path("id").asText();
                rows.put(key, segment.put("company_id", company.id()));
            }
        }
        return rows;
    }
}
