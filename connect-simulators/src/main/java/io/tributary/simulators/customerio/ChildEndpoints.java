package io.tributary.simulators.customerio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.customerio.CursorPages.End;
import io.tributary.simulators.customerio.CursorPages.Query;
import io.tributary.simulators.customerio.RowStore.Walk;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.util.function.UnaryOperator;

/** What campaigns, broadcasts, newsletters and segments have. Requests for a parent that does not exist get 404. */
final class ChildEndpoints {
    private static final int ALL = 1_000_000;
    private static final int PAGE_OF_ACTIONS = 5;
    private static final int DEFAULT_MEMBERS = 1_000;
    private static final int MOST_MEMBERS = 30_000;

    private final SimulatedCustomerIo api;
    private final CustomerIoWorkspace workspace;
    private final CursorPages pages;
    private final boolean described;
    private final int membersPerPage;

    ChildEndpoints(SimulatedCustomerIo api, CursorPages pages, CustomerIoSettings settings) {
        this.api = api;
        this.workspace = api.workspace();
        this.pages = pages;
        this.described = settings.describedChildren();
        this.membersPerPage = settings.membersPerPage();
    }

    /** The ids of actions are text without their campaign's, as seen live, or numbers with it, as described. */
    Response campaignActions(Request request) {
        return list(
                request, "campaign_actions", "actions", PAGE_OF_ACTIONS, row -> described ? described(row) : live(row));
    }

    /** The row of an action or a variant without the fields that are not described. */
    static ObjectNode described(ObjectNode row) {
        return row.has("sending_state") ? row.without("multi_language_branch_action_id") : row.without("updated");
    }

    private static ObjectNode live(ObjectNode action) {
        return action.put("id", action.path("id").asText()).without("campaign_id");
    }

    /** The list has no pages according to the description. Another client follows pages, and nobody has seen the ids live. */
    Response broadcastActions(Request request) {
        return described
                ? list(request, "broadcast_actions", "actions", ALL, row -> row)
                : list(
                        request,
                        "broadcast_actions",
                        "actions",
                        PAGE_OF_ACTIONS,
                        row -> row.put("id", row.path("id").asText()));
    }

    /** {@code updated} is not described. */
    Response variants(Request request) {
        return list(request, "newsletter_variants", "contents", ALL, row -> described ? described(row) : row);
    }

    /** The ids of variants are text in the description, but numbers in its example. */
    Response testGroups(Request request) {
        return list(request, "newsletter_test_groups", "test_groups", ALL, this::testGroup);
    }

    private ObjectNode testGroup(ObjectNode row) {
        if (described) {
            ArrayNode texts = row.arrayNode();
            row.path("content_ids").forEach(id -> texts.add(id.asText()));
            row.set("content_ids", texts);
        }
        return row.without("newsletter_id");
    }

    /** The id of the segment is inside or beside. A segment that nothing uses has null or an empty object. */
    Response usage(Request request) {
        String segment = parent(request, "segment_usage");
        ObjectNode used = workspace
                .rows("segment_usage")
                .get(segment)
                .map(row -> Json.row(row.json()))
                .orElse(null);
        ObjectNode response = Json.object();
        if (described) {
            response.put("segment_id", Long.parseLong(segment))
                    .set("used_by", used == null ? Json.object() : used.without("segment_id"));
        } else {
            response.set("used_by", used);
        }
        return Response.json(200, Json.bytes(response));
    }

    /** Members without an id are empty text in {@code ids}. */
    Response members(Request request) {
        int limit = Math.min(membersPerPage, CursorPages.limit(request, DEFAULT_MEMBERS, MOST_MEMBERS));
        Response page = list(request, "segment_memberships", "identifiers", limit, this::identifiers);
        ObjectNode response = Json.row(page.body());
        JsonNode members = response.path("identifiers");
        ArrayNode ids = response.arrayNode();
        members.forEach(member -> ids.add(member.path("id").asText("").replace("null", "")));
        response.set("ids", members.isNull() ? null : ids);
        return Response.json(200, Json.bytes(response));
    }

    /** Without an address, as in a workspace without addresses as identifiers. */
    private ObjectNode identifiers(ObjectNode member) {
        ObjectNode shown = member.without("segment_id");
        return described && shown.path("email").isNull() ? shown.without("email") : shown;
    }

    private Response list(Request request, String table, String rowsAt, int limit, UnaryOperator<ObjectNode> shown) {
        String parent = parent(request, table);
        if (request.parameters().keySet().stream().anyMatch(name -> !name.equals("start") && !name.equals("limit"))) {
            api.note(request, "this list has no such parameters");
        }
        return pages.page(
                request,
                new Query(
                        workspace.rows(table),
                        Walk.ASCENDING,
                        row -> row.kind().equals(parent),
                        limit,
                        rowsAt,
                        limit == ALL ? End.ABSENT : End.EMPTY,
                        row -> Json.bytes(shown.apply(Json.row(row.json())))));
    }

    private String parent(Request request, String table) {
        String id = request.variable("id");
        if (workspace.rows(ChildTable.ALL.get(table).parents()).get(id).isEmpty()) {
            throw CustomerIoErrors.missing();
        }
        return id;
    }
}
