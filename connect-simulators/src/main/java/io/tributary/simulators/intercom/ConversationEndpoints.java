package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.util.List;

/** A conversation with its parts, and the feed of deleted conversations. */
final class ConversationEndpoints {

    /** Maximum number of parts in a response. */
    static final int MAX_PARTS = 500;

    private static final int DELETED_PER_PAGE = 20;
    private static final int MAX_DELETED_PER_PAGE = 60;

    private final SimulatedIntercom intercom;
    private final IntercomWorkspace workspace;

    ConversationEndpoints(SimulatedIntercom intercom) {
        this.intercom = intercom;
        this.workspace = intercom.workspace();
    }

    Response conversation(Request request) {
        ApiVersion version = intercom.version(request);
        Row row = workspace
                .rows("conversations")
                .get(request.variable("id"))
                .orElseThrow(() -> IntercomErrors.notFound("Conversation not found"));
        List<Row> parts = workspace.parts(row.id()).newest(created(request, version), MAX_PARTS);
        boolean plain = request.parameter("display_as").orElse("").equals("plaintext");
        List<byte[]> rendered = parts.stream()
                .map(part -> Versions.render("conversation_parts", part.json(), version))
                .map(part -> plain ? PlainText.part(part) : part)
                .toList();
        byte[] conversation = Versions.render("conversations", row.json(), version);
        byte[] shown = plain ? PlainText.conversation(conversation) : conversation;
        return Response.json(200, Rows.with(shown, "conversation_parts", rendered));
    }

    /** Older versions ignore these parameters. */
    private static Range created(Request request, ApiVersion version) {
        if (version.isBefore("2.17")) {
            return Range.ALL;
        }
        Range after = request.parameter("parts_created_after")
                .map(text -> Range.from(seconds("parts_created_after", text)))
                .orElse(Range.ALL);
        return request.parameter("parts_created_before")
                .map(text -> Range.before(seconds("parts_created_before", text) + 1))
                .orElse(Range.ALL)
                .intersection(after);
    }

    private static long seconds(String name, String text) {
        if (!text.matches("-?[0-9]{1,13}")) {
            throw IntercomErrors.malformed("parameter_invalid", name + " takes UNIX seconds");
        }
        return Long.parseLong(text);
    }

    Response deleted(Request request) {
        int perPage = QueryParameters.number(request, "per_page", DELETED_PER_PAGE, 1, MAX_DELETED_PER_PAGE);
        int page = QueryParameters.number(request, "page", 1, 1, Integer.MAX_VALUE);
        String order = request.parameter("order").orElse("desc");
        if (!order.equals("asc") && !order.equals("desc")) {
            throw IntercomErrors.malformed("parameter_invalid", "order is asc or desc");
        }
        List<ObjectNode> all = workspace.deletedConversations().all(order.equals("asc"));
        List<byte[]> rows = QueryParameters.slice(all, page, perPage).stream()
                .map(Json::bytes)
                .toList();
        String link = intercom.baseUrl() + "/conversations/deleted?per_page=" + perPage + "&order=" + order + "&page=";
        ObjectNode close = Json.object();
        close.set("pages", QueryParameters.pages(all.size(), page, perPage, link));
        close.put("total_count", all.size());
        return Response.json(200, Rows.list("{\"type\":\"conversations.list\",\"conversations\":[", rows, close));
    }
}
