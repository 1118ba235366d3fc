package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Lists that the API returns completely: tags, teams, admins, segments and data attributes. */
final class SettingsEndpoints {

    private final SimulatedIntercom intercom;
    private final IntercomWorkspace workspace;

    SettingsEndpoints(SimulatedIntercom intercom) {
        this.intercom = intercom;
        this.workspace = intercom.workspace();
    }

    Response tags(Request request) {
        return list(request, "tags", "{\"type\":\"list\",\"data\":[", row -> row);
    }

    Response teams(Request request) {
        return list(request, "teams", "{\"type\":\"team.list\",\"teams\":[", row -> row);
    }

    /** Admins, with avatars if {@code display_avatar=true}. */
    Response admins(Request request) {
        boolean avatars = request.parameter("display_avatar").orElse("").equals("true");
        return list(
                request,
                "admins",
                "{\"type\":\"admin.list\",\"admins\":[",
                row -> avatars ? row : without(row, "avatar"));
    }

    /** Segments of companies or, with any other type, of contacts. Any value of {@code include_count} adds counts. */
    Response segments(Request request) {
        boolean counted = request.parameter("include_count").isPresent();
        String open = "{\"type\":\"segment.list\",\"segments\":[";
        if (request.parameter("type").orElse("").equals("company")) {
            return list(request, "company_segments", open, row -> counted ? namesakesCount(row) : row);
        }
        return list(request, "segments", open, row -> counted ? row : without(row, "count"));
    }

    /** A company segment has the count of the contact segment with the same name. */
    private ObjectNode namesakesCount(ObjectNode row) {
        workspace.settings("segments").all().stream()
                .filter(segment -> segment.path("name").equals(row.path("name")))
                .findFirst()
                .ifPresent(segment -> row.set("count", segment.path("count")));
        return row;
    }

    /** Attributes of contacts, companies or both. Before version 2.16 those of conversations too; built-in ones have no id. */
    Response attributes(Request request) {
        String model = request.parameter("model").orElse("");
        List<String> tables = switch (model) {
            case "contact", "company" -> List.of(model + "_attributes");
            case "" -> List.of("company_attributes", "contact_attributes");
            case "conversation" -> conversationAttributes(request);
            default -> throw IntercomErrors.malformed("parameter_invalid", "no such model: " + model);
        };
        boolean archived = request.parameter("include_archived").orElse("").equals("true");
        List<byte[]> rows = tables.stream()
                .flatMap(table -> rows(request, table))
                .filter(row -> archived || !row.path("archived").asBoolean())
                .map(row -> row.path("custom").asBoolean() ? row : without(row, "id"))
                .map(Json::bytes)
                .toList();
        return Response.json(200, Rows.list("{\"type\":\"list\",\"data\":[", rows));
    }

    private List<String> conversationAttributes(Request request) {
        if (!intercom.version(request).isBefore("2.16")) {
            throw IntercomErrors.unprocessable("model conversation is not supported");
        }
        return List.of("conversation_attributes");
    }

    private Response list(Request request, String table, String open, UnaryOperator<ObjectNode> change) {
        List<byte[]> rows = rows(request, table).map(change).map(Json::bytes).toList();
        return Response.json(200, Rows.list(open, rows));
    }

    private Stream<ObjectNode> rows(Request request, String table) {
        ApiVersion version = intercom.version(request);
        return workspace.settings(table).all().stream().map(row -> {
            Versions.change(table, row, version);
            return row;
        });
    }

    private static ObjectNode without(ObjectNode row, String field) {
        row.remove(field);
        return row;
    }
}
