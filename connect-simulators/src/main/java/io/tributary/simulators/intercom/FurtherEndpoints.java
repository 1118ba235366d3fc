package io.tributary.simulators.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.simulators.data.Json;
import io.tributary.simulators.http.Request;
import io.tributary.simulators.http.Response;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Articles, collections, ticket types and states, subscription types, attributes of conversations, activity logs, segments of a company. */
final class FurtherEndpoints {

    private static final String LIST = "{\"type\":\"list\",\"data\":[";
    private static final int LOGS = 20;
    private static final int MAX_LOGS = 250;
    private static final long DEFAULT_LOG_SECONDS = 30L * 86_400;

    private final SimulatedIntercom intercom;
    private final IntercomWorkspace workspace;

    FurtherEndpoints(SimulatedIntercom intercom) {
        this.intercom = intercom;
        this.workspace = intercom.workspace();
    }

    /** A list in one response. */
    Response list(Request request, String table) {
        return Response.json(200, Rows.list(LIST, bytes(rows(request, table).toList())));
    }

    /** A list in pages of a fixed size. */
    Response pages(Request request, String table, int perPage) {
        return page(request, LIST, rows(request, table).toList(), perPage);
    }

    /** Custom attributes of conversations; without archived ones unless asked for. */
    Response attributes(Request request) {
        IntercomRequests.requireVersion(request, "2.16");
        boolean archived = request.parameter("include_archived").orElse("").equals("true");
        List<ObjectNode> rows = rows(request, "conversation_attributes")
                .filter(row -> row.path("type").asText().equals("conversation_attribute"))
                .filter(row -> archived || !row.path("archived").asBoolean())
                .toList();
        return Response.json(200, Rows.list(LIST, bytes(rows)));
    }

    /** The log, newest first; of the last 30 days unless a time is given. */
    Response activityLogs(Request request) {
        long after = seconds(request, "created_at_after", intercom.clock().seconds() - DEFAULT_LOG_SECONDS);
        long before = seconds(request, "created_at_before", Long.MAX_VALUE);
        int perPage = QueryParameters.number(request, "per_page", LOGS, 1, MAX_LOGS);
        List<ObjectNode> rows = rows(request, "activity_logs")
                .filter(row -> createdAt(row) > after && createdAt(row) < before)
                .sorted(Comparator.comparingLong(FurtherEndpoints::createdAt)
                        .reversed()
                        .thenComparing(row -> row.path("id").asText()))
                .toList();
        return page(request, "{\"type\":\"activity_log.list\",\"activity_logs\":[", rows, perPage);
    }

    private static long createdAt(ObjectNode row) {
        return row.path("created_at").asLong();
    }

    private static long seconds(Request request, String name, long defaultValue) {
        String text = request.parameter(name).orElse(Long.toString(defaultValue));
        if (!text.matches("-?[0-9]+")) {
            throw IntercomErrors.malformed("parameter_invalid", name + " takes UNIX seconds");
        }
        return Long.parseLong(text);
    }

    Response ticket(Request request) {
        Row row = workspace
                .rows("tickets")
                .get(request.variable("id"))
                .orElseThrow(() -> IntercomErrors.notFound("Ticket not found"));
        return Response.json(200, Versions.render("tickets", row.json(), intercom.version(request)));
    }

    Response segments(Request request) {
        Row company =
                workspace.rows("companies").get(request.variable("id")).orElseThrow(IntercomErrors::companyNotFound);
        return Response.json(200, Rows.list(LIST, bytes(workspace.segmentsOf(Json.row(company.json())))));
    }

    /** A page by number. The next one is a link, or a cursor. */
    private Response page(Request request, String open, List<ObjectNode> all, int perPage) {
        String number = request.parameter("starting_after").isPresent() ? "starting_after" : "page";
        int page = QueryParameters.number(request, number, 1, 1, Integer.MAX_VALUE);
        String link = intercom.baseUrl() + request.path() + '?' + "per_page=" + perPage + others(request) + "&page=";
        ObjectNode pages = QueryParameters.pages(all.size(), page, perPage, link);
        if (intercom.has(Variant.CURSOR_PAGES) && pages.hasNonNull("next")) {
            pages.putObject("next").put("per_page", perPage).put("starting_after", Integer.toString(page + 1));
        }
        ObjectNode close = Json.object().put("total_count", all.size());
        close.set("pages", pages);
        return Response.json(200, Rows.list(open, bytes(QueryParameters.slice(all, page, perPage)), close));
    }

    private static String others(Request request) {
        return Stream.of("created_at_after", "created_at_before")
                .flatMap(name -> request.parameter(name).stream().map(value -> '&' + name + '=' + value))
                .reduce("", String::concat);
    }

    private Stream<ObjectNode> rows(Request request, String table) {
        ApiVersion version = intercom.version(request);
        return workspace.settings(table).all().stream().map(row -> {
            Versions.change(table, row, version);
            return row;
        });
    }

    private static List<byte[]> bytes(List<ObjectNode> rows) {
        return rows.stream().map(Json::bytes).toList();
    }
}
